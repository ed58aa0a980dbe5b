package io.clicklake.benchmarks.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The offsets of one topic, and what the connector's consumers have committed of them. */
final class CommittedOffsets implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Admin admin;
  private final String group;
  private final Set<TopicPartition> partitions;

  CommittedOffsets(String bootstrapServers, String connector, String topic, int partitions) {
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    this.group = "connect-" + connector;
    this.partitions =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Deletes what the group has committed; says whether it could: not while it has members. */
  boolean delete() throws InterruptedException {
    try {
      admin
          .deleteConsumerGroupOffsets(group, partitions)
          .all()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException notNow) {
      return false;
    }
  }

  /**
   * Where each partition ends.
   *
   * @throws IllegalStateException when the broker does not say
   */
  Map<Integer, Long> ends() throws InterruptedException {
    try {
      return admin
          .listOffsets(
              partitions.stream().collect(Collectors.toMap(any -> any, any -> OffsetSpec.latest())))
          .all()
          .get()
          .entrySet()
          .stream()
          .collect(
              Collectors.toMap(
                  entry -> entry.getKey().partition(), entry -> entry.getValue().offset()));
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not tell the ends of " + partitions, e);
    }
  }

  @Override
  public void close() {
    admin.close(PATIENCE);
  }
}
