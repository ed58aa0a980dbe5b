package io.clicklake.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectWorkerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Distribution distribution = Distribution.fromSystemProperty();
  private final Path state;
  private final KafkaBroker broker;
  private final RunningComponent runningBroker;

  ConnectWorkerTest(@TempDir Path state) {
    this.state = state;
    this.broker = new KafkaBroker(distribution, state, FreePorts.next(), FreePorts.next());
    this.runningBroker = RunningComponent.start(broker, PATIENCE);
  }

  @BeforeAll
  void createTopic() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic("words", 1, (short) 1))).all().get();
    }
  }

  @AfterAll
  void stopBroker() {
    runningBroker.close();
  }

  @Test
  void recordsReachTheConnectorAlsoAfterSigkill() throws Exception {
    Path written = state.resolve("written");
    ConnectWorker worker = worker(written.toString());
    try (RunningComponent running = RunningComponent.start(worker, PATIENCE)) {
      if (ListeningSockets.known()) {
        assertThat(ListeningSockets.of(running.pid())).hasSize(1);
        assertThat(ListeningSockets.beyondLoopback(running.pid())).isEmpty();
      }
      produce("one ");
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(written).content().contains("one"));
      running.kill();
      assertThat(worker.healthy()).isFalse();

      running.restart(PATIENCE);
      produce("two ");
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(written).content().contains("two"));
    }
    assertThat(RunningComponent.find(worker)).isEmpty();
  }

  @Test
  void aWorkerWithAFailedTaskIsNotHealthy() throws Exception {
    ConnectWorker worker = worker(state.resolve("no/such/directory/file").toString());
    RunningComponent running = RunningComponent.start(worker, PATIENCE);
    try (running) {
      produce("lost ");
      await().atMost(PATIENCE).until(() -> !worker.healthy());
      assertThat(running.alive()).isTrue();
    }
  }

  @Test
  void aMissingPluginPathIsNamed() {
    ConnectWorker worker =
        new ConnectWorker(
            distribution,
            state,
            FreePorts.next(),
            new ConnectWorkerSettings("127.0.0.1:1", state.resolve("none"), connectors("x")));
    assertThatThrownBy(() -> RunningComponent.start(worker, PATIENCE))
        .isInstanceOf(ComponentException.class)
        .hasMessageContainingAll("connect", state.resolve("none").toString(), "package");
  }

  private ConnectWorker worker(String file) throws Exception {
    return new ConnectWorker(
        distribution,
        state,
        FreePorts.next(),
        new ConnectWorkerSettings(
                broker.bootstrapServers(),
                PluginJar.lay(state.resolve("plugins")),
                connectors(file))
            .withJvmOptions(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1")));
  }

  private static Map<String, Map<String, String>> connectors(String file) {
    return Map.of(
        "words",
        Map.of("connector.class", WordSink.class.getName(), "topics", "words", "file", file));
  }

  private void produce(String word) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>("words", word)).get();
    }
  }
}
