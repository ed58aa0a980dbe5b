package io.clicklake.stack.live;

import io.clicklake.components.ComponentException;
import io.clicklake.stack.lake.CommitHead;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Where topics end right now. Connects for each question, keeps nothing open. */
public final class KafkaEnds {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final Broker broker;
  private final Duration patience;

  /** The ends at this broker, which is waited for up to a minute. */
  public KafkaEnds(Broker broker) {
    this(broker, A_MINUTE);
  }

  /**
   * The same with another patience.
   *
   * @param patience with a broker that does not answer, for each of two requests
   */
  public KafkaEnds(Broker broker, Duration patience) {
    this.broker = broker;
    this.patience = patience;
  }

  /**
   * The offset after the last record of every partition of these topics.
   *
   * @throws ComponentException where the broker does not answer, does not let the client in, or
   *     does not know a topic
   */
  public SortedMap<TopicPartition, Long> of(List<String> topics) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    SortedMap<TopicPartition, Long> ends = new TreeMap<>(CommitHead.ORDER);
    try (Admin admin = Admin.create(settings())) {
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
          "cannot read the ends of %s at %s: %s"
              .formatted(topics, broker.bootstrapServers(), e.getCause()),
          e);
    }
  }

  private Map<String, Object> settings() {
    int millis = Math.toIntExact(patience.toMillis());
    Map<String, Object> settings = new HashMap<>(broker.client());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, 500);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(millis, 30_000));
    return settings;
  }
}
