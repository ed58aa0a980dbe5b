package io.clicklake.stack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.clicklake.components.ComponentException;
import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.HttpProbe;
import io.clicklake.components.JavaRuntime;
import io.clicklake.components.ListeningSockets;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.SchemaRegistryServer;
import io.clicklake.components.StateDirectory;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Confluent's registry on a host: the host's scripts, templates and tool, a broker as it is secured
 * there, and the gate.
 *
 * <p>Confluent's server is not on Maven Central. Without its archive, <b>a stand-in of this test
 * runs in its place</b>: a jar with a main class of that name, which reads the file that it is
 * given, listens where that says, and hands requests on to an Apicurio of this test. It shows that
 * script, class path, options, gate and tool lead to an API at the root. What the server asks of
 * Kafka is asked by Kafka's own clients then, with the very settings that were rendered for it.
 *
 * <p>{@code -Dclicklake.confluent.registry=FILE} names the archive (a .tar.gz with one directory on
 * top, such as {@code confluent-community-7.9.5.tar.gz}): then the server itself runs.
 */
@Tag("deployment")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConfluentRegistryIT {

  private static final Path HOME = Path.of(System.getProperty("clicklake.home"));
  private static final Optional<Path> ARCHIVE =
      Optional.ofNullable(System.getProperty("clicklake.confluent.registry")).map(Path::of);
  private static final String MAIN = "io.confluent.kafka.schemaregistry.rest.SchemaRegistryMain";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final TopicPartition SCHEMAS = new TopicPartition("_schemas", 0);

  private final StackPorts ports = new StackPorts(FreeOffset.next());
  private final Map<String, RunningComponent> running = new LinkedHashMap<>();
  private final Path directory;
  private final HostDistribution host;
  private final SchemaRegistryServer apicurio;

  ConfluentRegistryIT(@TempDir Path directory) {
    this.directory = directory;
    this.host =
        new HostDistribution(
            HOME.resolve("infra/host/target/dist"),
            JavaRuntime.current(),
            new StateDirectory(directory.resolve("state")));
    this.apicurio =
        new SchemaRegistryServer(
            Distribution.fromSystemProperty(), directory.resolve("apicurio"), FreePorts.next());
  }

  @BeforeAll
  void start() throws Exception {
    Path unpacked = directory.resolve("registry");
    if (ARCHIVE.isPresent()) {
      unpack(ARCHIVE.get(), unpacked);
    } else {
      layStandIn(unpacked.resolve("share/java/schema-registry"));
      running.put("apicurio", RunningComponent.start(apicurio, PATIENCE));
    }
    Map<String, String> settings = new HashMap<>(SecuredServices.here(ports));
    settings.put("CLICKLAKE_REGISTRY", "confluent");
    settings.put("CLICKLAKE_REGISTRY_HOME", unpacked.toString());
    host.configure(settings);
    host.tool("prepare");
    launch("kafka", ports.kafka());
    RunningComponent registry = launch("registry", ports.registryBehindGate());
    launch("gate", ports.registry());
    host.tool("await", "kafka");
    host.tool("await", "gate");
    assertThat(registry.alive()).as("it waits for its topic").isTrue();
    assertThat(registry.component().healthy()).isFalse();
    host.tool("topics");
    host.tool("await", "registry");
  }

  @AfterAll
  void end() {
    List<RunningComponent> lastFirst = new ArrayList<>(running.values());
    Collections.reverse(lastFirst);
    lastFirst.forEach(RunningComponent::close);
  }

  @Test
  void itsProgramIsTheArchivesAndListensOnLoopback() throws Exception {
    RunningComponent registry = service("registry");
    Path shown = Path.of("/proc", Long.toString(registry.pid()), "cmdline");
    assumeThat(shown).as("this system shows command lines").isReadable();
    assertThat(Files.readString(shown).split("\0"))
        .endsWith(MAIN, host.prepared("registry/schema-registry.properties").toString());
    assertThat(Files.readString(shown)).doesNotContain(password("registry"));
    assertThat(Files.readString(registry.component().logFile()))
        .doesNotContain(password("registry"));
    if (ListeningSockets.known()) {
      assertThat(ListeningSockets.beyondLoopback(registry.pid())).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0} {1} as {2}: {3}")
  @CsvSource({
    "GET,    /subjects,                ,       401",
    "GET,    /subjects,                reader, 200",
    "GET,    /subjects,                writer, 200",
    "POST,   /subjects/other/versions, reader, 403",
    "DELETE, /subjects/other,          reader, 403",
    "PUT,    /config,                  reader, 403",
  })
  void theGateLetsReadersReadAtTheRoot(String method, String path, String user, int status)
      throws Exception {
    assertThat(request(method, path, Optional.ofNullable(user)).statusCode()).isEqualTo(status);
  }

  @Test
  void itsSettingsFindTheTopicThatItExpects() throws Exception {
    try (Admin admin = Admin.create(registry())) {
      assertThat(admin.describeCluster().clusterId().get()).isNotBlank();
      assertThat(admin.listTopics().names().get()).containsExactly(SCHEMAS.topic());
      assertThat(admin.describeTopics(List.of(SCHEMAS.topic())).allTopicNames().get().values())
          .singleElement()
          .satisfies(topic -> assertThat(topic.partitions()).hasSize(1));
      assertThat(
              admin.describeConfigs(List.of(topic(SCHEMAS.topic()))).all().get().values().stream()
                  .map(config -> config.get("cleanup.policy").value()))
          .containsExactly("compact");
    }
  }

  @Test
  void itsSettingsWriteTheTopicAndReadItToTheEnd() throws Exception {
    // A key of the kind by which Confluent's asks where the end is; it means nothing to others.
    String key = "{\"keytype\":\"NOOP\",\"magic\":0}";
    long end = write(registry(), SCHEMAS.topic(), key);
    List<ConsumerRecord<String, String>> read = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = consumer(registry())) {
      consumer.assign(List.of(SCHEMAS));
      consumer.seekToBeginning(List.of(SCHEMAS));
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
                return consumer.position(SCHEMAS) > end;
              });
    }
    assertThat(read)
        .anySatisfy(
            record -> {
              assertThat(record.offset()).isEqualTo(end);
              assertThat(record.key()).isEqualTo(key);
            });
  }

  @Test
  void itsSettingsJoinTheGroupInWhichALeaderIsElected() {
    assumeThat(ARCHIVE).as("Confluent's registry itself is the group's member").isEmpty();
    Map<String, Object> member = registry();
    member.put(
        "group.id",
        host.properties("registry/schema-registry.properties").get("schema.registry.group.id"));
    try (KafkaConsumer<String, String> consumer = consumer(member)) {
      consumer.subscribe(List.of(SCHEMAS.topic()));
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100));
                return consumer.groupMetadata().generationId() > 0;
              });
    }
  }

  @Test
  void itMayDoNothingElse() throws Exception {
    assertThatThrownBy(() -> write(registry(), StackTopics.EVENTS, "forged"))
        .hasCauseInstanceOf(TopicAuthorizationException.class);
    try (KafkaConsumer<String, String> consumer = consumer(registry())) {
      consumer.assign(List.of(new TopicPartition(StackTopics.EVENTS, 0)));
      consumer.seekToBeginning(consumer.assignment());
      assertThatThrownBy(() -> consumer.poll(PATIENCE))
          .isInstanceOf(TopicAuthorizationException.class);
    }
    Map<String, Object> elsewhere = registry();
    elsewhere.put("group.id", "connect-clicklake-events");
    try (KafkaConsumer<String, String> consumer = consumer(elsewhere)) {
      consumer.subscribe(List.of(SCHEMAS.topic()));
      assertThatThrownBy(() -> consumer.poll(PATIENCE))
          .isInstanceOf(GroupAuthorizationException.class);
    }
    try (Admin admin = Admin.create(registry())) {
      refused(admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1))).all());
      refused(admin.deleteTopics(List.of(SCHEMAS.topic())).all());
      refused(admin.createPartitions(Map.of(SCHEMAS.topic(), NewPartitions.increaseTo(2))).all());
      refused(
          admin
              .incrementalAlterConfigs(
                  Map.of(
                      topic(SCHEMAS.topic()),
                      List.of(
                          new AlterConfigOp(
                              new ConfigEntry("cleanup.policy", "delete"),
                              AlterConfigOp.OpType.SET))))
              .all());
      refused(admin.describeAcls(AclBindingFilter.ANY).values());
      refused(admin.describeUserScramCredentials().all());
    }
  }

  @Test
  void othersMayNotTouchItsTopic() {
    for (String other : List.of("producer", "connect")) {
      Map<String, Object> client = registry();
      client.computeIfPresent(
          "sasl.jaas.config",
          (key, login) ->
              login
                  .toString()
                  .replace("\"registry\"", "\"" + other + "\"")
                  .replace(password("registry"), password(other)));
      assertThatThrownBy(() -> write(client, SCHEMAS.topic(), "forged"))
          .as(other)
          .hasCauseInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  void theReleasesSchemasAreRegisteredAndOutliveARestart() throws Exception {
    host.tool("schemas");
    service("registry").restart(PATIENCE);
    assertThat(request("GET", "/subjects", Optional.of("reader")).body())
        .contains("\"clickstream-value\"", "\"clickstream.rejected-value\"");
    host.tool("schemas");
    assertThat(
            request("GET", "/subjects/clickstream.rejected-value/versions", Optional.of("reader"))
                .body())
        .isEqualTo("[1,2]");
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void aRegistryThatIsAwayIsToldInWords() {
    service("registry").close();
    assertThatThrownBy(() -> host.tool("schemas"))
        .isInstanceOf(ComponentException.class)
        .hasMessageContaining("clicklake-host: ")
        .hasMessageNotContaining("RegistryUnavailableException");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void aRotatedPasswordIsInForceAndTheOldOneOut() throws Exception {
    Map<String, Object> before = registry();
    host.tool("rotate", "password", "kafka/registry");
    host.tool("prepare");
    assertThatThrownBy(() -> host.tool("await", "store", "--seconds", "1"))
        .isInstanceOf(ComponentException.class)
        .hasMessageContainingAll("waited in vain until store serves", "SaslAuthentication");
    host.tool("topics");
    assertThatThrownBy(() -> write(before, SCHEMAS.topic(), "late"))
        .hasCauseInstanceOf(SaslAuthenticationException.class);
    host.tool("await", "store", "--seconds", "20");
  }

  private RunningComponent service(String name) {
    return Objects.requireNonNull(running.get(name), name);
  }

  private RunningComponent launch(String script, int port) {
    RunningComponent launched =
        RunningComponent.launch(
            new HostScript(
                host,
                script,
                List.of(port),
                Map.of("STAND_IN_FOR", apicurio.url().toString()),
                () -> HttpProbe.succeeds(URI.create("http://127.0.0.1:" + port + "/subjects"))));
    running.put(script, launched);
    return launched;
  }

  private HttpResponse<String> request(String method, String path, Optional<String> user)
      throws Exception {
    Map<String, String> gate = host.properties("gate/gate.properties");
    return new GateClient(ports.registry(), "", host.prepared("gate/ca.pem"))
        .send(method, path, user.map(name -> name + ":" + gate.get("user." + name)).orElse(""), "");
  }

  /** A client's configuration: what the registry makes of its own, the prefix taken off. */
  private Map<String, Object> registry() {
    Map<String, Object> client = new HashMap<>();
    host.properties("registry/schema-registry.properties")
        .forEach(
            (key, value) -> {
              if (key.startsWith("kafkastore.")) {
                client.put(key.substring("kafkastore.".length()), value);
              }
            });
    client.put("max.block.ms", "20000");
    return client;
  }

  private String password(String user) {
    return host.properties("kafka/scram.properties").getOrDefault(user, "");
  }

  private static long write(Map<String, Object> client, String topic, String key) throws Exception {
    Map<String, Object> once = new HashMap<>(client);
    once.putAll(Map.of("acks", "-1", "retries", "0", "enable.idempotence", "false"));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(once, new StringSerializer(), new StringSerializer())) {
      return producer.send(new ProducerRecord<>(topic, key, null)).get().offset();
    }
  }

  private static KafkaConsumer<String, String> consumer(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }

  private static void refused(KafkaFuture<?> asked) {
    assertThatThrownBy(asked::get).hasCauseInstanceOf(AuthorizationException.class);
  }

  private static ConfigResource topic(String name) {
    return new ConfigResource(ConfigResource.Type.TOPIC, name);
  }

  /** As a host unpacks what lies under vendor/. */
  private static void unpack(Path archive, Path target) throws Exception {
    Files.createDirectories(target);
    Process tar =
        new ProcessBuilder(
                "tar", "-xzf", archive.toString(), "-C", target.toString(), "--strip-components=1")
            .inheritIO()
            .start();
    assertThat(tar.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(tar.exitValue()).as("tar of %s", archive).isZero();
  }

  private void layStandIn(Path jars) throws Exception {
    Files.createDirectories(jars);
    Path classes = Files.createDirectory(directory.resolve("classes"));
    Path source = HOME.resolve("stack/src/test/resources/confluent/SchemaRegistryMain.java");
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), source.toString()))
        .isZero();
    String file = MAIN.replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jars.resolve("stand-in.jar"));
        JarOutputStream jar = new JarOutputStream(out)) {
      jar.putNextEntry(new JarEntry(file));
      Files.copy(classes.resolve(file), jar);
    }
  }
}
