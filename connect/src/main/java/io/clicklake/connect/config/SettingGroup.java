package io.clicklake.connect.config;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/** Keys that belong together, in the order in which they are shown. */
record SettingGroup(String name, List<Setting> settings) {

  /** Every key the connector has. */
  static final List<SettingGroup> ALL =
      List.of(
          S3Keys.GROUP,
          CredentialsKeys.GROUP,
          LakeKeys.GROUP,
          PartitionKeys.GROUP,
          RotationKeys.GROUP,
          ValueKeys.GROUP,
          ParquetKeys.GROUP,
          KafkaKeys.GROUP);

  /** The definition that Connect shows and checks. */
  static ConfigDef definition() {
    ConfigDef definition = new ConfigDef();
    for (SettingGroup group : ALL) {
      int order = 1;
      for (Setting setting : group.settings()) {
        setting.define(definition, group.name(), order++);
      }
    }
    return definition;
  }

  /** Every key. */
  static List<String> keys() {
    return ALL.stream().flatMap(group -> group.settings().stream()).map(Setting::key).toList();
  }
}
