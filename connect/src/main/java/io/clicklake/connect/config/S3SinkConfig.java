package io.clicklake.connect.config;

import io.clicklake.connect.batch.RotationPolicy;
import io.clicklake.connect.config.Finding.Weight;
import io.clicklake.connect.file.ParquetSettings;
import io.clicklake.connect.partitioner.Partitioning;
import io.clicklake.connect.store.S3Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/**
 * The connector's settings as values, from keys of Confluent's S3 sink where the meaning is the
 * same.
 *
 * @param connector name of the connector, owner of its commit logs
 * @param memoryLimitBytes that a task's open files may hold; empty for a share of the heap
 */
public record S3SinkConfig(
    String connector,
    S3Settings s3,
    UploadSettings uploads,
    LakeSettings lake,
    Partitioning partitioning,
    RotationPolicy rotation,
    OptionalLong memoryLimitBytes,
    ValueSettings values,
    ParquetSettings parquet) {

  /** Brokers that the connector asks for topic ids; clients' settings have its prefix. */
  public static final String KAFKA_BOOTSTRAP_SERVERS = KafkaKeys.BOOTSTRAP_SERVERS;

  /** Every key, with its documentation. */
  public static ConfigDef definition() {
    return SettingGroup.definition();
  }

  /**
   * Reads the settings.
   *
   * @throws ConfigException naming the key, the value and what is expected
   */
  public static S3SinkConfig parse(Map<String, String> props) {
    Map<String, String> complete = ConfluentFile.complete(props);
    AbstractConfig config = new AbstractConfig(definition(), complete, false);
    Findings.in(props).stream()
        .filter(finding -> finding.weight() == Weight.ERROR)
        .findFirst()
        .ifPresent(
            error -> {
              throw new ConfigException(error.key(), error.value(), error.message());
            });
    return new S3SinkConfig(
        props.getOrDefault("name", ""),
        S3Keys.settings(config),
        S3Keys.uploads(config),
        new LakeSettings(
            LakeKeys.names(config),
            config.getInt(LakeKeys.COMMIT_RECORDS),
            LakeKeys.marker(config)),
        PartitionKeys.partitioning(config),
        RotationKeys.policy(config),
        RotationKeys.memoryLimit(config),
        ValueKeys.settings(config),
        ParquetKeys.settings(config));
  }

  /** What to log about a configuration that is accepted. */
  public static List<String> warnings(Map<String, String> props) {
    return Findings.in(props).stream()
        .filter(finding -> finding.weight() == Weight.WARNING)
        .map(finding -> finding.key() + " " + finding.message())
        .toList();
  }

  /** Every key with its value and what is wrong with it, for Connect to show. */
  public static List<ConfigValue> validate(Map<String, String> props) {
    Map<String, ConfigValue> values = new HashMap<>();
    List<ConfigValue> ordered =
        new ArrayList<>(definition().validate(ConfluentFile.complete(props)));
    ordered.forEach(value -> values.put(value.name(), value));
    for (Finding finding : Findings.in(props)) {
      if (finding.weight() == Weight.WARNING) {
        continue;
      }
      ConfigValue value = values.get(finding.key());
      if (value == null) {
        value = new ConfigValue(finding.key());
        value.value(finding.value());
        values.put(finding.key(), value);
        ordered.add(value);
      }
      value.addErrorMessage(
          "Invalid value %s for configuration %s: %s"
              .formatted(finding.value(), finding.key(), finding.message()));
    }
    return ordered;
  }
}
