package io.clicklake.host.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.host.HostException;
import io.clicklake.host.certificate.CertificateAuthority;
import io.clicklake.host.secret.SecretFiles;
import io.clicklake.host.secret.SecretName;
import io.clicklake.host.secret.Secrets;
import io.clicklake.host.settings.HostSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {

  private static final Path DISTRIBUTION =
      Path.of(System.getProperty("clicklake.home"), "infra/host/src/main/dist");

  private static final String AUTHORITY = CertificateAuthority.create().text();

  private final Path directory;
  private final Secrets secrets;

  PreparationTest(@TempDir Path directory) {
    this.directory = directory;
    this.secrets = new SecretFiles(directory.resolve("secrets"));
    secrets.create(SecretName.AUTHORITY_KEY, AUTHORITY);
  }

  @Test
  void oneHostListensToItselfExceptForClients() throws IOException {
    assertThat(prepare("CLICKLAKE_ADVERTISED_HOST=kafka.internal"))
        .containsExactly("kafka", "registry", "gate", "connect");
    assertThat(read("kafka/server.properties"))
        .containsEntry("process.roles", "broker,controller")
        .containsEntry(
            "listeners",
            "ADMIN://127.0.0.1:9092,BROKERS://127.0.0.1:9095,CLIENTS://0.0.0.0:9094,CONTROLLER://127.0.0.1:9093")
        .containsEntry(
            "advertised.listeners",
            "ADMIN://127.0.0.1:9092,BROKERS://127.0.0.1:9095,CLIENTS://kafka.internal:9094,CONTROLLER://127.0.0.1:9093")
        .containsEntry("controller.quorum.bootstrap.servers", "127.0.0.1:9093")
        .containsEntry("min.insync.replicas", "1");
    assertThat(Files.readAllLines(run().resolve("kafka/format.arguments")))
        .contains("--standalone")
        .doesNotContain("--initial-controllers", "--no-initial-controllers");
    assertThat(read("connect/worker.properties"))
        .containsEntry("listeners", "http://127.0.0.1:8083")
        .containsEntry("rest.advertised.listener", "http")
        .containsEntry("bootstrap.servers", "kafka.internal:9094");
    assertThat(read("gate/gate.properties"))
        .containsEntry("listen", "0.0.0.0")
        .containsEntry("behind", "http://127.0.0.1:8084");
  }

  @Test
  void threeControllersKnowEachOtherByTheSameIdsOnEveryHost() throws IOException {
    List<String> voters = new ArrayList<>();
    for (int node : List.of(1, 2, 3)) {
      prepare(
          "CLICKLAKE_VOTERS=1@k-1:9093,2@k-2:9093,3@k-3:9093",
          "CLICKLAKE_NODE_ID=" + node,
          "CLICKLAKE_ADVERTISED_HOST=k-" + node,
          "CLICKLAKE_REPLICATION=3");
      List<String> format = Files.readAllLines(run().resolve("kafka/format.arguments"));
      assertThat(format).doesNotContain("--standalone", "--no-initial-controllers");
      voters.add(format.get(format.indexOf("--initial-controllers") + 1));
    }
    assertThat(voters).hasSize(3).containsOnly(voters.get(0));
    assertThat(voters.get(0))
        .matches("1@k-1:9093:[^,]{22},2@k-2:9093:[^,]{22},3@k-3:9093:[^,]{22}");
    assertThat(read("kafka/server.properties"))
        .containsEntry(
            "listeners",
            "ADMIN://127.0.0.1:9092,BROKERS://0.0.0.0:9095,CLIENTS://0.0.0.0:9094,CONTROLLER://0.0.0.0:9093")
        .containsEntry("default.replication.factor", "3")
        .containsEntry("min.insync.replicas", "2");
    assertThat(read("connect/worker.properties"))
        .containsEntry("listeners", "http://127.0.0.1:8083,https://0.0.0.0:8443")
        .containsEntry("rest.advertised.listener", "https")
        .containsEntry("rest.advertised.host.name", "k-3")
        .containsEntry("rest.advertised.port", "8443")
        .containsEntry("listeners.https.ssl.client.auth", "required");
  }

  @Test
  void aFurtherHostIsABrokerThatJoins() throws IOException {
    prepare(
        "CLICKLAKE_VOTERS=1@k-1:9093",
        "CLICKLAKE_NODE_ID=2",
        "CLICKLAKE_ADVERTISED_HOST=k-2",
        "CLICKLAKE_REGISTRY_URL=https://k-1:8081/apis/ccompat/v7");
    assertThat(read("kafka/server.properties"))
        .containsEntry("process.roles", "broker")
        .hasEntrySatisfying(
            "listeners", listeners -> assertThat(listeners).doesNotContain("CONTROLLER"));
    assertThat(Files.readAllLines(run().resolve("kafka/format.arguments")))
        .contains("--no-initial-controllers");
    assertThat(read("connect/connectors/clicklake-events.properties"))
        .containsEntry("schema.registry.url", "https://k-1:8081/apis/ccompat/v7");
    assertThat(run().resolve("gate")).doesNotExist();
    assertThat(run().resolve("registry")).doesNotExist();
  }

  @Test
  void aServiceThatNoLongerRunsHereLosesItsFolder() throws IOException {
    prepare();
    assertThat(run().resolve("kafka")).exists();
    assertThat(
            prepare(
                "CLICKLAKE_BOOTSTRAP=k-1:9094",
                "CLICKLAKE_REGISTRY_URL=https://k-1:8081/apis/ccompat/v7"))
        .containsExactly("connect");
    assertThat(run().resolve("kafka")).doesNotExist();
    assertThat(read("connect/worker.properties")).containsEntry("bootstrap.servers", "k-1:9094");
    assertThat(prepare("CLICKLAKE_ROLE=registry")).containsExactly("registry", "gate");
    assertThat(run().resolve("connect")).doesNotExist();
  }

  @Test
  void theSinksSettingsAreTheHostsAndNoSecretIsAmongThem() throws IOException {
    prepare(
        "CLICKLAKE_TOPICS_DIR=lake/topics",
        "CLICKLAKE_TIMEZONE=Europe/Berlin",
        "CLICKLAKE_ROTATE_SECONDS=30",
        "CLICKLAKE_FLUSH_RECORDS=500",
        "CLICKLAKE_PARTITIONS=6");
    assertThat(read("connect/connectors/clicklake-events.properties"))
        .containsEntry("topics", "clickstream")
        .containsEntry("timestamp.field", "event_time")
        .containsEntry("tasks.max", "6")
        .containsEntry("s3.bucket.name", "acme-raw")
        .containsEntry("topics.dir", "lake/topics")
        .containsEntry("timezone", "Europe/Berlin")
        .containsEntry("rotate.schedule.interval.ms", "30000")
        .containsEntry("flush.size", "500")
        .doesNotContainKeys("store.url", "s3.path.style.access.enabled");
    assertThat(read("connect/connectors/clicklake-rejected.properties"))
        .containsEntry("topics", "clickstream.rejected")
        .containsEntry("timestamp.field", "received_at")
        .containsEntry("tasks.max", "1");
    for (String sink : List.of("connectors", "connectors-confluent")) {
      for (String topic : List.of("events", "rejected")) {
        String file = "connect/%s/clicklake-%s.properties".formatted(sink, topic);
        assertThat(Files.readString(run().resolve(file)))
            .contains("${file:" + run().resolve("connect/secrets.properties"))
            .doesNotContain(
                secrets.read(SecretName.KAFKA_CONNECT).orElseThrow(),
                secrets.read(SecretName.REGISTRY_READER).orElseThrow());
      }
    }
  }

  @Test
  void confluentsRegistryLogsInToKafkaAsItselfAndApicurioDoesNot() throws IOException {
    prepare();
    assertThat(secrets.read(SecretName.KAFKA_REGISTRY)).isEmpty();
    assertThat(run().resolve("registry/schema-registry.properties")).doesNotExist();
    assertThat(read("kafka/scram.properties")).containsOnlyKeys("producer", "connect");
    assertThat(read("gate/gate.properties")).containsEntry("registry", "apicurio");

    prepareConfluent("CLICKLAKE_ADVERTISED_HOST=k-1", "CLICKLAKE_REPLICATION=3");
    String password = secrets.read(SecretName.KAFKA_REGISTRY).orElseThrow();
    assertThat(read("registry/schema-registry.properties"))
        .containsEntry("listeners", "http://127.0.0.1:8084")
        .containsEntry("schema.registry.group.id", "clicklake-registry")
        .containsEntry("schema.compatibility.level", "backward")
        .containsEntry("kafkastore.topic", "_schemas")
        .containsEntry("kafkastore.topic.replication.factor", "3")
        .containsEntry("kafkastore.bootstrap.servers", "SASL_SSL://k-1:9094")
        .containsEntry("kafkastore.security.protocol", "SASL_SSL")
        .containsEntry("kafkastore.sasl.mechanism", "SCRAM-SHA-512")
        .hasEntrySatisfying(
            "kafkastore.sasl.jaas.config",
            login ->
                assertThat(login)
                    .endsWith("username=\"registry\" password=\"%s\";".formatted(password)))
        .containsEntry(
            "kafkastore.ssl.truststore.location", run().resolve("registry/ca.pem").toString());
    assertThat(read("kafka/scram.properties")).containsEntry("registry", password);
    assertThat(filesHolding(password)).containsOnly("kafka", "registry");
    assertThat(Files.readAllLines(run().resolve("registry/jvm.options")))
        .contains("-Xmx256m")
        .anyMatch(line -> line.contains(archive() + "/share/java/schema-registry/*"))
        .noneMatch(line -> line.contains("quarkus"));
    assertThat(read("gate/gate.properties"))
        .containsEntry("registry", "confluent")
        .containsEntry("behind", "http://127.0.0.1:8084");
    assertThat(read("gate/writer.properties"))
        .containsEntry("schema.registry.url", "https://k-1:8081");
  }

  @Test
  void whatIsMissingIsMadeOnceAndKeptForTheNextTime() throws IOException {
    prepareConfluent();
    List<String> first = everySecret();
    prepareConfluent();
    assertThat(everySecret()).isEqualTo(first).doesNotHaveDuplicates();
  }

  @Test
  void eachServiceIsGivenTheSecretsItNeeds() throws IOException {
    prepare();
    String producer = secrets.read(SecretName.KAFKA_PRODUCER).orElseThrow();
    String admin = secrets.read(SecretName.KAFKA_ADMIN).orElseThrow();
    String writer = secrets.read(SecretName.REGISTRY_WRITER).orElseThrow();
    assertThat(filesHolding(producer)).containsOnly("kafka");
    assertThat(filesHolding(admin)).containsOnly("kafka");
    assertThat(filesHolding(writer)).containsOnly("gate");
    assertThat(run().resolve("registry/host.p12")).doesNotExist();
    try (Stream<Path> walked = Files.walk(run())) {
      assertThat(walked.filter(path -> !path.equals(run())))
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
    }
  }

  @Test
  void anotherAuthorityIsAnnouncedThenSignsThenIsAlone() throws IOException {
    prepare();
    AuthorityRotation rotation = new AuthorityRotation(secrets);
    CertificateAuthority first =
        CertificateAuthority.parse(secrets.read(SecretName.AUTHORITY_KEY).orElseThrow());
    assertThatThrownBy(rotation::change)
        .isInstanceOf(HostException.class)
        .hasMessageContaining("announce");

    rotation.announce();
    rotation.announce();
    String both = secrets.read(SecretName.AUTHORITIES).orElseThrow();
    assertThat(both).startsWith(first.pem()).containsPattern("(?s)END.*BEGIN.*END");
    prepare();
    assertThat(Files.readString(run().resolve("connect/ca.pem"))).isEqualTo(both);
    byte[] signedByFirst = Files.readAllBytes(run().resolve("kafka/host.p12"));

    rotation.change();
    prepare();
    assertThat(Files.readAllBytes(run().resolve("kafka/host.p12"))).isNotEqualTo(signedByFirst);
    assertThat(Files.readString(run().resolve("connect/ca.pem"))).isEqualTo(both);

    rotation.retire();
    CertificateAuthority second =
        CertificateAuthority.parse(secrets.read(SecretName.AUTHORITY_KEY).orElseThrow());
    assertThat(secrets.read(SecretName.AUTHORITIES)).hasValue(second.pem());
    assertThat(second.pem()).isNotEqualTo(first.pem());
  }

  private List<String> everySecret() {
    return Stream.of(SecretName.values())
        .filter(name -> name != SecretName.NEXT_AUTHORITY_KEY)
        .map(name -> secrets.read(name).orElseThrow())
        .toList();
  }

  private List<String> filesHolding(String secret) throws IOException {
    List<String> services = new ArrayList<>();
    try (Stream<Path> walked = Files.walk(run())) {
      for (Path file : walked.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith(".p12") && Files.readString(file).contains(secret)) {
          services.add(run().relativize(file).getName(0).toString());
        }
      }
    }
    return services;
  }

  private void prepareConfluent(String... lines) throws IOException {
    Files.createDirectories(archive().resolve("share/java/schema-registry"));
    List<String> all = new ArrayList<>(List.of(lines));
    all.add("CLICKLAKE_REGISTRY=confluent");
    all.add("CLICKLAKE_REGISTRY_HOME=" + archive());
    prepare(all.toArray(String[]::new));
  }

  private Path archive() {
    return directory.resolve("confluent");
  }

  private List<String> prepare(String... lines) throws IOException {
    List<String> all = new ArrayList<>(List.of(lines));
    all.add("CLICKLAKE_BUCKET=acme-raw");
    all.add("CLICKLAKE_REGION=eu-central-1");
    all.add("CLICKLAKE_STATE=" + directory.resolve("state"));
    all.add("CLICKLAKE_RUN=" + run());
    Path file = directory.resolve("host.env");
    Files.write(file, all);
    return new Preparation(
            HostSettings.read(file), secrets, DISTRIBUTION, Readers.OWNER, Clock.systemUTC())
        .write();
  }

  private Map<String, String> read(String file) {
    return new Prepared(run()).properties(file);
  }

  private Path run() {
    return directory.resolve("run");
  }
}
