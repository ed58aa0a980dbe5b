package io.clicklake.producer.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether every partition of some topics has a leader that could take a record, asked of the
 * brokers anew: what a producer remembers of them may be minutes old.
 */
final class TopicLeaders {

  private static final Logger LOG = LoggerFactory.getLogger(TopicLeaders.class);

  private final Supplier<Map<String, Object>> settings;
  private final List<String> topics;

  /**
   * @param settings of the producer; those that an admin client shares are used
   */
  TopicLeaders(Supplier<Map<String, Object>> settings, List<String> topics) {
    this.settings = settings;
    this.topics = List.copyOf(topics);
  }

  /** What is wrong; empty when nothing is. */
  Optional<String> ailment(Deadline deadline) throws InterruptedException {
    Duration patience = deadline.remaining();
    Map<String, Object> shared = new HashMap<>(settings.get());
    shared.keySet().retainAll(AdminClientConfig.configNames());
    Admin admin = Admin.create(shared);
    try {
      DescribeTopicsOptions options =
          new DescribeTopicsOptions().timeoutMs(Math.toIntExact(patience.toMillis()));
      for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
          admin.describeTopics(topics, options).topicNameValues().entrySet()) {
        Optional<String> ailment = ailment(topic.getKey(), topic.getValue(), deadline);
        if (ailment.isPresent()) {
          return ailment;
        }
      }
      return Optional.empty();
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private static Optional<String> ailment(
      String topic, KafkaFuture<TopicDescription> described, Deadline deadline)
      throws InterruptedException {
    try {
      TopicDescription description =
          described.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
      return description.partitions().stream()
          .filter(partition -> !hasLeader(partition))
          .findFirst()
          .map(
              partition ->
                  "partition " + partition.partition() + " of topic '" + topic + "' has no leader");
    } catch (ExecutionException e) {
      LOG.warn("topic not described topic={} cause={}", topic, String.valueOf(e.getCause()));
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.of("topic '" + topic + "' does not exist");
      }
      return e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException
          ? noAnswer()
          : Optional.of("topic '" + topic + "' cannot be described; the log says why");
    } catch (TimeoutException e) {
      return noAnswer();
    }
  }

  private static Optional<String> noAnswer() {
    return Optional.of("no broker answers in time");
  }

  private static boolean hasLeader(TopicPartitionInfo partition) {
    return partition.leader() != null && !partition.leader().isEmpty();
  }
}
