package io.clicklake.stack.demo;

import io.clicklake.components.ComponentException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Where topics end right now. */
final class KafkaEnds {
  private final String bootstrapServers;

  KafkaEnds(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * The offset after the last record of every partition of these topics.
   *
   * @throws ComponentException where the broker does not answer within its client's minute
   */
  Map<TopicPartition, Long> of(List<String> topics) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    Map<TopicPartition, Long> ends = new HashMap<>();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      admin
          .describeTopics(topics)
          .allTopicNames()
          .get()
          .forEach(
              (topic, description) ->
                  description
                      .partitions()
                      .forEach(
                          partition ->
                              latest.put(
                                  new TopicPartition(topic, partition.partition()),
                                  OffsetSpec.latest())));
      admin
          .listOffsets(latest)
          .all()
          .get()
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return ends;
    } catch (ExecutionException e) {
      throw new ComponentException(
          "cannot read the ends of " + topics + " at " + bootstrapServers + ": " + e.getCause(), e);
    }
  }
}
