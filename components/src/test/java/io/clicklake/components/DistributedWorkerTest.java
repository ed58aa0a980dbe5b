package io.clicklake.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributedWorkerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Distribution distribution = Distribution.fromSystemProperty();
  private final Path state;

  DistributedWorkerTest(@TempDir Path state) {
    this.state = state;
  }

  @Test
  void theOtherWorkerTakesOverWhatAKilledOneRan() throws Exception {
    KafkaBroker broker = new KafkaBroker(distribution, state, FreePorts.next(), FreePorts.next());
    Path written = state.resolve("written");
    PluginJar.lay(state.resolve("plugins"));
    try (RunningComponent runningBroker = RunningComponent.start(broker, PATIENCE)) {
      assertThat(runningBroker.alive()).isTrue();
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        admin.createTopics(List.of(new NewTopic("words", 1, (short) 1))).all().get();
      }
      DistributedWorker one = worker("connect-1", broker);
      DistributedWorker two = worker("connect-2", broker);
      try (RunningComponent first = RunningComponent.start(one, PATIENCE);
          RunningComponent second = RunningComponent.start(two, PATIENCE)) {
        putConnector(one, written);
        produce(broker, "one ");
        await().atMost(PATIENCE).until(() -> says(written, "one"));

        boolean firstRunsIt = tasks(two).contains("127.0.0.1:" + port(one));
        (firstRunsIt ? first : second).kill();
        produce(broker, "two ");
        await().atMost(PATIENCE).until(() -> says(written, "two"));
        assertThat((firstRunsIt ? two : one).healthy()).isTrue();
        assertThat((firstRunsIt ? one : two).healthy()).isFalse();
      }
    }
  }

  @Test
  void aGroupWithoutANameIsRefused() {
    assertThatThrownBy(() -> new DistributedWorkerSettings("127.0.0.1:1", state, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("group is blank");
  }

  private DistributedWorker worker(String name, KafkaBroker broker) {
    return new DistributedWorker(
        distribution,
        state,
        name,
        FreePorts.next(),
        new DistributedWorkerSettings(
                broker.bootstrapServers(), state.resolve("plugins"), "workers")
            .withJvmOptions(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1")));
  }

  private static int port(DistributedWorker worker) {
    return worker.ports().get(0);
  }

  private static String tasks(DistributedWorker worker) {
    String status =
        HttpProbe.body(URI.create(worker.url() + "/connectors/words/status")).orElseThrow();
    return status.substring(status.indexOf("\"tasks\""));
  }

  private static boolean says(Path written, String word) throws Exception {
    return Files.exists(written) && Files.readString(written).contains(word);
  }

  private static void putConnector(DistributedWorker worker, Path written) throws Exception {
    String config =
        """
        {"connector.class": "%s", "topics": "words", "tasks.max": "1", "file": "%s"}
        """
            .formatted(WordSink.class.getName(), written);
    HttpRequest put =
        HttpRequest.newBuilder(URI.create(worker.url() + "/connectors/words/config"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(config))
            .build();
    // A group that is still being formed answers 409: try again.
    await()
        .atMost(PATIENCE)
        .until(
            () -> HttpClient.newHttpClient().send(put, BodyHandlers.ofString()).statusCode(),
            status -> status / 100 == 2);
  }

  private static void produce(KafkaBroker broker, String word) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>("words", word)).get();
    }
  }
}
