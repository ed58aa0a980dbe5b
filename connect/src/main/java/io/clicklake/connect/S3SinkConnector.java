package io.clicklake.connect;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;

/** The connector: every task gets the same configuration, Connect deals the partitions out. */
public final class S3SinkConnector extends SinkConnector {

  private Map<String, String> settings = Map.of();

  @Override
  public void start(Map<String, String> props) {
    S3SinkConfig.parse(props);
    settings = Map.copyOf(props);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return S3SinkTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return IntStream.range(0, maxTasks).mapToObj(task -> settings).toList();
  }

  /** The lake says where a connector stands; offsets set in Kafka would be ignored. */
  @Override
  public boolean alterOffsets(
      Map<String, String> connectorConfig, Map<TopicPartition, Long> offsets) {
    throw new ConnectException(
        "offsets of this connector cannot be altered: the commit log on S3 says where it stands."
            + " To export again, give it a new topics.dir");
  }

  @Override
  public void stop() {}

  @Override
  public ConfigDef config() {
    return S3SinkConfig.definition();
  }

  @Override
  public String version() {
    return Version.OF_THIS_BUILD;
  }
}
