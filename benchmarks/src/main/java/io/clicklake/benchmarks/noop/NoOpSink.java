package io.clicklake.benchmarks.noop;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** A connector that drops every record and tells when it has dropped enough. */
public final class NoOpSink extends SinkConnector {

  static final String RECORDS = "records";
  static final String DONE_FILE = "done.file";

  private Map<String, String> settings = Map.of();

  @Override
  public void start(Map<String, String> settings) {
    this.settings = settings;
  }

  @Override
  public Class<? extends Task> taskClass() {
    return NoOpSinkTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return List.of(settings);
  }

  @Override
  public void stop() {}

  @Override
  public ConfigDef config() {
    return new ConfigDef()
        .define(
            RECORDS, ConfigDef.Type.LONG, ConfigDef.Importance.HIGH, "How many records are enough.")
        .define(
            DONE_FILE,
            ConfigDef.Type.STRING,
            ConfigDef.Importance.HIGH,
            "The file that is made when enough were dropped.");
  }

  @Override
  public String version() {
    return "1";
  }
}
