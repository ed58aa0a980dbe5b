package io.clicklake.host.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.KafkaBroker;
import io.clicklake.components.RunningComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker. */
class SinkPositionsTest {

  private static final TopicPartition FIRST = new TopicPartition("clickstream", 0);

  @Test
  void theyAreWhatGroupsOfTheConnectorsHaveCommitted(@TempDir Path directory) throws Exception {
    KafkaBroker broker =
        new KafkaBroker(
            Distribution.fromSystemProperty(), directory, FreePorts.next(), FreePorts.next());
    Map<String, Object> client = new HashMap<>();
    client.put("bootstrap.servers", broker.bootstrapServers());
    try (RunningComponent running = RunningComponent.start(broker, Duration.ofSeconds(60));
        Admin admin = Admin.create(client)) {
      admin
          .createTopics(
              List.of(
                  new NewTopic("clickstream", 2, (short) 1),
                  new NewTopic("clickstream.rejected", 1, (short) 1),
                  new NewTopic("another", 1, (short) 1)))
          .all()
          .get();
      send(client, "clickstream", 7);
      send(client, "another", 3);
      SinkPositions positions = new SinkPositions(admin);
      assertThat(positions.all())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "clickstream-0", new Position(0, 7, OptionalLong.empty()),
                  "clickstream-1", new Position(0, 0, OptionalLong.empty()),
                  "clickstream.rejected-0", new Position(0, 0, OptionalLong.empty())));

      commit(client, "connect-clicklake-events", 5);
      commit(client, "somebody", 7);
      admin.deleteRecords(Map.of(FIRST, RecordsToDelete.beforeOffset(2))).all().get();
      assertThat(positions.all())
          .containsEntry("clickstream-0", new Position(2, 7, OptionalLong.of(5)))
          .hasSize(3);
      assertThat(running.alive()).isTrue();
    }
  }

  @Test
  void whatWaitsIsBehindTheSinkAndStillInKafka() {
    assertThat(new Position(2, 7, OptionalLong.of(5)).behind()).isEqualTo(2);
    assertThat(new Position(2, 7, OptionalLong.empty()).behind()).isEqualTo(5);
    assertThat(new Position(6, 7, OptionalLong.of(5)).behind()).isEqualTo(1);
    assertThat(new Position(0, 3, OptionalLong.of(5)).behind()).isZero();
  }

  private static void send(Map<String, Object> client, String topic, int records) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      for (int record = 0; record < records; record++) {
        producer.send(new ProducerRecord<>(topic, 0, "key", "value")).get();
      }
    }
  }

  private static void commit(Map<String, Object> client, String group, long offset) {
    Map<String, Object> member = new HashMap<>(client);
    member.put("group.id", group);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(member, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(FIRST));
      consumer.commitSync(Map.of(FIRST, new OffsetAndMetadata(offset)));
    }
  }
}
