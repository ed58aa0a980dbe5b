package io.clicklake.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final TopicPartition PARTITION = new TopicPartition("words", 0);

  @Test
  void acknowledgedRecordsSurviveSigkill(@TempDir Path state) throws Exception {
    KafkaBroker broker =
        new KafkaBroker(
            Distribution.fromSystemProperty(), state, FreePorts.next(), FreePorts.next());
    try (RunningComponent running = RunningComponent.start(broker, PATIENCE)) {
      try (Admin admin = Admin.create(clientSettings(broker))) {
        admin.createTopics(List.of(new NewTopic("words", 1, (short) 1))).all().get();
      }
      try (KafkaProducer<String, String> producer =
          new KafkaProducer<>(
              clientSettings(broker), new StringSerializer(), new StringSerializer())) {
        producer.send(new ProducerRecord<>("words", "key", "kept")).get();
      }
      running.kill();
      assertThat(broker.healthy()).isFalse();

      running.restart(PATIENCE);
      try (KafkaConsumer<String, String> consumer =
          new KafkaConsumer<>(
              clientSettings(broker), new StringDeserializer(), new StringDeserializer())) {
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
        assertThat(consumer.poll(PATIENCE)).singleElement().returns("kept", r -> r.value());
      }
    }
    assertThat(RunningComponent.find(broker)).isEmpty();
  }

  @Test
  void itListensOnLoopbackOnly(@TempDir Path state) throws Exception {
    assumeThat(ListeningSockets.known()).isTrue();
    KafkaBroker broker =
        new KafkaBroker(
            Distribution.fromSystemProperty(), state, FreePorts.next(), FreePorts.next());
    try (RunningComponent running = RunningComponent.start(broker, PATIENCE)) {
      assertThat(ListeningSockets.of(running.pid())).hasSize(2);
      assertThat(ListeningSockets.beyondLoopback(running.pid())).isEmpty();
    }
  }

  private static Map<String, Object> clientSettings(KafkaBroker broker) {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }
}
