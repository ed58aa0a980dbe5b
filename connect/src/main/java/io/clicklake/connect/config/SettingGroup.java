package io.clicklake.connect.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Keys that belong together, in the order in which they are shown. */
record SettingGroup(String name, List<Setting> settings) {

  /**
   * Every group the connector has. A method, not a constant: a group's class may be the first that
   * is loaded, and initializes this one while its own group is not there yet.
   */
  static List<SettingGroup> all() {
    return List.of(
        S3Keys.GROUP,
        CredentialsKeys.GROUP,
        LakeKeys.GROUP,
        PartitionKeys.GROUP,
        RotationKeys.GROUP,
        ValueKeys.GROUP,
        RegistryKeys.GROUP,
        ParquetKeys.GROUP,
        KafkaKeys.GROUP);
  }

  /** The definition that Connect shows and checks. */
  static ConfigDef definition() {
    ConfigDef definition = new ConfigDef();
    for (SettingGroup group : all()) {
      int order = 1;
      for (Setting setting : group.settings()) {
        setting.define(definition, group.name(), order++);
      }
    }
    return definition;
  }

  /** Every key. */
  static List<String> keys() {
    return ofAll().map(Setting::key).toList();
  }

  /** Keys whose values nobody is shown. */
  static Set<String> secrets() {
    return ofAll()
        .filter(setting -> setting.type() == Type.PASSWORD)
        .map(Setting::key)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Setting> ofAll() {
    return all().stream().flatMap(group -> group.settings().stream());
  }
}
