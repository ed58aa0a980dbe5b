package io.clicklake.stack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.components.JavaRuntime;
import io.clicklake.components.ListeningSockets;
import io.clicklake.components.StateDirectory;
import io.clicklake.stack.command.StatusCommand;
import io.clicklake.stack.schema.ApplyCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The stack as a host runs it: it delivers events, and strangers get nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecuredStackIT {

  private static final Path HOME = Path.of(System.getProperty("clicklake.home"));
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int EVENTS = 100;

  private final int offset = FreeOffset.next();
  private final StackPorts ports = new StackPorts(offset);
  private final LocalStack stack = LocalStack.at(HOME, offset, Security.SECURED);
  private final Path host = stack.stateDirectory().resolve("host");

  @BeforeAll
  void start() throws IOException {
    stack.wipe();
    stack.start(System.out);
  }

  @AfterAll
  void end() throws IOException {
    stack.close();
    stack.wipe();
  }

  @Test
  void eventsGoThroughToTheLake() throws Exception {
    String run = "secured-" + System.nanoTime();
    for (int event = 0; event < EVENTS; event++) {
      HttpRequest post =
          HttpRequest.newBuilder(stack.ingestUrl())
              .header("Content-Type", "application/json")
              .POST(
                  BodyPublishers.ofString(
                      "{\"event_type\":\"page_view\",\"session_id\":\"%s\",\"page_url\":\"https://blog.example/%d\"}"
                          .formatted(run, event)))
              .build();
      assertThat(HttpClient.newHttpClient().send(post, BodyHandlers.ofString()).statusCode())
          .isEqualTo(202);
    }
    await().atMost(PATIENCE).until(() -> rowsOf(run), rows -> rows == EVENTS);
  }

  @Test
  void theCommandAndTheLivePageSeeEveryPart() throws Exception {
    String at = "--port-offset=" + offset;
    assertThat(new CommandLine(new StatusCommand()).execute("--secure", at)).isZero();
    assertThat(new CommandLine(new ApplyCommand()).execute("--secure", at, "--dry-run")).isZero();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode picture = new ObjectMapper().readTree(get(stack.websiteUrl("/lake/data")));
              assertThat(picture.path("absent")).isEmpty();
              assertThat(picture.path("kafka").has("at")).isTrue();
              assertThat(picture.path("kafka").has("trouble")).isFalse();
              assertThat(picture.path("partitions").findValues("end")).hasSize(4);
            });
  }

  @Test
  void nothingListensBeyondLoopbackAndKafkaListensNowhereElse() throws IOException {
    assumeThat(ListeningSockets.known()).isTrue();
    for (ComponentStatus component : stack.status()) {
      assertThat(component.healthy()).as(component.name()).isTrue();
      assertThat(ListeningSockets.beyondLoopback(component.pid().orElseThrow()))
          .as(component.name())
          .isEmpty();
    }
    ComponentStatus kafka =
        stack.status().stream().filter(one -> one.name().equals("kafka")).findFirst().orElseThrow();
    assertThat(ListeningSockets.of(kafka.pid().orElseThrow()))
        .extracting(address -> Integer.parseInt(address.substring(address.indexOf(':') + 1), 16))
        .containsExactlyInAnyOrderElementsOf(kafka.ports());
  }

  @ParameterizedTest(name = "a client that speaks {0}")
  @ValueSource(strings = {"PLAINTEXT", "SSL", "SASL_PLAINTEXT"})
  void withoutTlsOrWithoutCredentialsKafkaAnswersNothing(String protocol) {
    Map<String, Object> client = new HashMap<>(as("producer"));
    client.put("security.protocol", protocol);
    client.put("default.api.timeout.ms", "3000");
    client.put("request.timeout.ms", "3000");
    assertThatThrownBy(() -> describe(client))
        .cause()
        .isInstanceOfAny(TimeoutException.class, AuthenticationException.class);
  }

  @Test
  void aWrongPasswordIsRefused() {
    Map<String, Object> client = new HashMap<>(as("producer"));
    client.put("sasl.jaas.config", jaas("Scram", "producer", "guessed"));
    assertThatThrownBy(() -> describe(client))
        .hasCauseInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void theAdministratorComesInOnLoopbackOnly() throws Exception {
    String password = secret("kafka/admin");
    Map<String, Object> byScram = new HashMap<>(as("producer"));
    byScram.put("sasl.jaas.config", jaas("Scram", "admin", password));
    assertThatThrownBy(() -> describe(byScram))
        .hasCauseInstanceOf(SaslAuthenticationException.class);
    Map<String, Object> byPlain = new HashMap<>(byScram);
    byPlain.put("sasl.mechanism", "PLAIN");
    byPlain.put("sasl.jaas.config", jaas("Plain", "admin", password));
    assertThatThrownBy(() -> describe(byPlain)).isInstanceOf(ExecutionException.class);
    assertThat(describe(new HashMap<>(stack.broker().client()))).isEqualTo(1);
  }

  @Test
  void aServerOfAnotherAuthorityIsNotBelieved() {
    Map<String, Object> client = new HashMap<>(as("producer"));
    client.remove("ssl.truststore.location");
    client.remove("ssl.truststore.type");
    assertThatThrownBy(() -> describe(client)).hasCauseInstanceOf(SslAuthenticationException.class);
  }

  @ParameterizedTest(name = "the listener for {0}")
  @CsvSource({"controllers, 9093", "brokers, 9095"})
  void whoShowsNoHostCertificateIsNotLetInAmongHosts(String whom, int port) {
    Map<String, Object> client = new HashMap<>(as("producer"));
    client.put("bootstrap.servers", "localhost:" + (port + offset));
    client.put("security.protocol", "SSL");
    assertThatThrownBy(() -> describe(client)).as(whom).isInstanceOf(ExecutionException.class);
  }

  @Test
  void theProducerMayWriteTheTwoTopicsAndNothingElse() throws Exception {
    for (String topic : List.of(StackTopics.EVENTS, StackTopics.REJECTED)) {
      assertThat(canBeginToWrite("producer", topic)).isTrue();
    }
    assertThatThrownBy(() -> write("producer", "clicklake-connect-configs"))
        .hasCauseInstanceOf(TopicAuthorizationException.class);
    assertThatThrownBy(() -> read("producer", StackTopics.EVENTS))
        .isInstanceOf(TopicAuthorizationException.class);
    try (Admin admin = Admin.create(as("producer"))) {
      assertThat(admin.listTopics().names().get())
          .containsExactlyInAnyOrder(StackTopics.EVENTS, StackTopics.REJECTED);
      assertThatThrownBy(
              () -> admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1))).all().get())
          .hasCauseInstanceOf(TopicAuthorizationException.class);
      assertThatThrownBy(() -> admin.deleteTopics(List.of(StackTopics.EVENTS)).all().get())
          .hasCauseInstanceOf(TopicAuthorizationException.class);
      assertThatThrownBy(() -> admin.describeUserScramCredentials().all().get())
          .hasCauseInstanceOf(ClusterAuthorizationException.class);
    }
  }

  @Test
  void connectMayReadInItsOwnGroupsAndNotWriteEvents() throws Exception {
    assertThatThrownBy(() -> write("connect", StackTopics.EVENTS))
        .hasCauseInstanceOf(TopicAuthorizationException.class);
    Map<String, Object> stranger = new HashMap<>(as("connect"));
    stranger.put("group.id", "somebody-elses");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(stranger, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(StackTopics.EVENTS));
      assertThatThrownBy(() -> consumer.poll(PATIENCE))
          .isInstanceOf(GroupAuthorizationException.class);
    }
  }

  @Test
  void aUserWithAPasswordAndNoPermissionGetsNothing() throws Exception {
    try (Admin admin = Admin.create(Map.copyOf(stack.broker().client()))) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      "stranger",
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                      "known")))
          .all()
          .get();
      try (Admin stranger = Admin.create(as("stranger", "known"))) {
        assertThat(stranger.describeCluster().nodes().get()).as("is let in").hasSize(1);
        assertThat(stranger.listTopics().names().get()).isEmpty();
      }
      assertThatThrownBy(() -> write("stranger", "known", StackTopics.EVENTS))
          .hasCauseInstanceOf(TopicAuthorizationException.class);
      assertThatThrownBy(() -> read("stranger", "known", StackTopics.EVENTS))
          .isInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  void theRegistryRefusesStrangersAndLetsReadersReadOnly() throws Exception {
    String reader = "reader:" + secret("registry/reader");
    assertThat(registry("GET", "/subjects", "").statusCode()).isEqualTo(401);
    assertThat(registry("GET", "/subjects", "reader:guessed").statusCode()).isEqualTo(401);
    assertThat(registry("GET", "/subjects", "writer:" + secret("registry/reader")).statusCode())
        .isEqualTo(401);
    HttpResponse<String> subjects = registry("GET", "/subjects", reader);
    assertThat(subjects.statusCode()).isEqualTo(200);
    assertThat(subjects.body()).contains("clickstream-value", "clickstream.rejected-value");
    assertThat(registry("POST", "/subjects/other/versions", reader).statusCode()).isEqualTo(403);
    assertThat(registry("DELETE", "/subjects/clickstream-value", reader).statusCode())
        .isEqualTo(403);
    assertThat(registry("PUT", "/config/clickstream-value", reader).statusCode()).isEqualTo(403);
    assertThat(registry("GET", "/subjects", "writer:" + secret("registry/writer")).statusCode())
        .isEqualTo(200);
    HttpRequest plain =
        HttpRequest.newBuilder(URI.create("http://localhost:" + ports.registry() + "/")).build();
    assertThatThrownBy(() -> HttpClient.newHttpClient().send(plain, BodyHandlers.ofString()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void secretsAreInFilesOfTheirOwnerAndInNoLogAndNoCommandLine() throws Exception {
    List<String> secrets =
        List.of(
            secret("kafka/admin"),
            secret("kafka/producer"),
            secret("kafka/connect"),
            secret("registry/reader"),
            secret("registry/writer"));
    for (Path file : files(host.resolve("state/secrets"), host.resolve("run"))) {
      assertThat(Files.getPosixFilePermissions(file))
          .as("%s", file)
          .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }
    for (Path log : files(stack.stateDirectory().resolve("logs"))) {
      assertThat(Files.readString(log)).as("%s", log).doesNotContain(secrets);
    }
    for (ComponentStatus component : stack.status()) {
      Path shown = Path.of("/proc", Long.toString(component.pid().orElseThrow()), "cmdline");
      if (Files.isReadable(shown)) {
        assertThat(Files.readString(shown)).as(component.name()).doesNotContain(secrets);
      }
    }
    assertThat(
            get(
                URI.create(
                    "http://127.0.0.1:%d/connectors/clicklake-events/config"
                        .formatted(ports.connect()))))
        .contains("schema.registry.url")
        .doesNotContain(secrets);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void aRotatedPasswordIsInForceAndTheOldOneOut() throws Exception {
    HostDistribution tools =
        new HostDistribution(
            HOME.resolve("infra/host/target/dist"),
            JavaRuntime.current(),
            new StateDirectory(stack.stateDirectory()));
    Map<String, Object> before = new HashMap<>(as("producer"));
    assertThat(describe(before)).isEqualTo(1);
    tools.tool("rotate", "password", "kafka/producer");
    tools.tool("prepare");
    tools.tool("topics");
    assertThatThrownBy(() -> describe(before))
        .hasCauseInstanceOf(SaslAuthenticationException.class);
    assertThat(describe(new HashMap<>(as("producer")))).isEqualTo(1);
  }

  private static List<Path> files(Path... directories) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path directory : directories) {
      try (Stream<Path> walked = Files.walk(directory)) {
        walked.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    assertThat(files).isNotEmpty();
    return files;
  }

  private static String get(URI uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }

  private int describe(Map<String, Object> client) throws Exception {
    client.putIfAbsent("default.api.timeout.ms", "20000");
    client.putIfAbsent("request.timeout.ms", "10000");
    try (Admin admin = Admin.create(client)) {
      return admin.describeCluster().nodes().get(30, TimeUnit.SECONDS).size();
    }
  }

  /** Whether the broker tells a topic's leader for writing; nothing is written. */
  private boolean canBeginToWrite(String user, String topic) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(as(user), new StringSerializer(), new StringSerializer())) {
      return !producer.partitionsFor(topic).isEmpty();
    }
  }

  private void write(String user, String topic) throws Exception {
    write(user, secret("kafka/" + user), topic);
  }

  private void write(String user, String password, String topic) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(as(user, password), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, "forged")).get();
    }
  }

  private void read(String user, String topic) {
    read(user, secret("kafka/" + user), topic);
  }

  private void read(String user, String password, String topic) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            as(user, password), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      consumer.seekToBeginning(List.of(new TopicPartition(topic, 0)));
      consumer.poll(PATIENCE);
    }
  }

  private Map<String, Object> as(String user) {
    return as(user, secret("kafka/" + user));
  }

  private Map<String, Object> as(String user, String password) {
    return Map.of(
        "bootstrap.servers", "localhost:" + ports.kafkaClients(),
        "security.protocol", "SASL_SSL",
        "sasl.mechanism", "SCRAM-SHA-512",
        "sasl.jaas.config", jaas("Scram", user, password),
        "ssl.truststore.type", "PEM",
        "ssl.truststore.location", host.resolve("run/kafka/ca.pem").toString(),
        "max.block.ms", "20000");
  }

  private static String jaas(String mechanism, String user, String password) {
    return "org.apache.kafka.common.security.%s.%sLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(mechanism.toLowerCase(Locale.ROOT), mechanism, user, password);
  }

  private String secret(String name) {
    try {
      return Files.readString(host.resolve("state/secrets").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> registry(String method, String path, String user) throws Exception {
    return new GateClient(ports.registry(), "/apis/ccompat/v7", host.resolve("run/gate/ca.pem"))
        .send(method, path, user, method.equals("GET") ? "" : "{\"schema\":\"\\\"string\\\"\"}");
  }

  private long rowsOf(String session) throws Exception {
    Path files = stack.lakeRoot().resolve("topics/clickstream");
    if (!Files.isDirectory(files)) {
      return 0;
    }
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(DISTINCT event_id) FROM read_parquet('%s/*/*/*/*/*.parquet') WHERE session_id = '%s'"
                    .formatted(files, session))) {
      row.next();
      return row.getLong(1);
    }
  }
}
