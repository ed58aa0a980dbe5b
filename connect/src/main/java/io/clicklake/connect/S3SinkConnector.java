package io.clicklake.connect;

import io.clicklake.connect.commit.CommitLog;
import io.clicklake.connect.config.S3SinkConfig;
import io.clicklake.connect.store.ObjectStore;
import io.clicklake.connect.store.S3ObjectStore;
import io.clicklake.connect.store.S3Settings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connector: every task gets the same configuration, Connect deals the partitions out. */
public final class S3SinkConnector extends SinkConnector {

  private static final Logger LOG = LoggerFactory.getLogger(S3SinkConnector.class);

  /** Tells a task how many there are; they may share a heap. */
  static final String TASKS = "clicklake.tasks";

  private final Function<S3Settings, ObjectStore> stores;
  private Map<String, String> settings = Map.of();

  /** As Connect makes it. */
  public S3SinkConnector() {
    this(S3ObjectStore::new);
  }

  S3SinkConnector(Function<S3Settings, ObjectStore> stores) {
    this.stores = stores;
  }

  @Override
  public void start(Map<String, String> props) {
    S3SinkConfig.parse(props);
    S3SinkConfig.warnings(props)
        .forEach(warning -> LOG.warn("setting connector={} {}", props.get("name"), warning));
    settings = Map.copyOf(props);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return S3SinkTask.class;
  }

  /**
   * The same settings for every task, with the topics' ids where the connector is to ask for them.
   *
   * @throws ConnectException when Kafka does not answer; a distributed worker asks again
   */
  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    Map<String, String> forTasks = new HashMap<>(settings);
    forTasks.put(TASKS, Integer.toString(maxTasks));
    if (!settings.getOrDefault(S3SinkConfig.KAFKA_BOOTSTRAP_SERVERS, "").isEmpty()) {
      forTasks.put(TopicIds.HANDED_TO_TASKS, TopicIds.write(TopicIds.ask(settings)));
    }
    return IntStream.range(0, maxTasks).mapToObj(task -> Map.copyOf(forTasks)).toList();
  }

  /**
   * Offsets in Kafka can be altered where no lake contradicts them: no partition concerned may have
   * a commit log under the configured topics.dir.
   *
   * @throws ConnectException when one has: the lake decides, and what was set would be ignored
   */
  @Override
  public boolean alterOffsets(
      Map<String, String> connectorConfig, Map<TopicPartition, Long> offsets) {
    S3SinkConfig config = S3SinkConfig.parse(connectorConfig);
    try (ObjectStore store = stores.apply(config.s3())) {
      offsets.keySet().stream()
          .sorted(
              Comparator.comparing(TopicPartition::topic)
                  .thenComparingInt(TopicPartition::partition))
          .forEach(partition -> requireNoLog(store, config, partition));
    }
    return true;
  }

  private static void requireNoLog(
      ObjectStore store, S3SinkConfig config, TopicPartition partition) {
    String log =
        CommitLog.prefix(
            config.lake().files().topicsDirectory(), partition.topic(), partition.partition());
    if (!store.keys(log).isEmpty()) {
      throw new ConnectException(
          ("offsets of %s cannot be altered: the commit log %s in bucket %s says where it stands,"
                  + " and the lake would ignore others. To export again: stop the connector, set"
                  + " topics.dir to a new one, delete the offsets, resume"
                  + " (docs/operations/re-export.md)")
              .formatted(partition, log, config.s3().bucket()));
    }
  }

  @Override
  public void stop() {}

  /** Besides each key for itself, what they say together and what is not known here. */
  @Override
  public Config validate(Map<String, String> connectorConfigs) {
    return new Config(S3SinkConfig.validate(connectorConfigs));
  }

  @Override
  public ConfigDef config() {
    return S3SinkConfig.definition();
  }

  @Override
  public String version() {
    return Version.OF_THIS_BUILD;
  }
}
