package io.clicklake.connect.config;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;

/**
 * One key of the configuration.
 *
 * @param defaultValue {@link ConfigDef#NO_DEFAULT_VALUE} when it must be set
 * @param choices values to offer; empty when any may do
 */
record Setting(
    String key,
    Type type,
    Object defaultValue,
    Validator validator,
    Importance importance,
    Width width,
    List<String> choices,
    Origin origin,
    String documentation) {

  private static final Validator ANYTHING =
      new Validator() {
        @Override
        public void ensureValid(String key, Object value) {}

        @Override
        public String toString() {
          return "";
        }
      };

  /** A key that must be set. */
  static Setting required(String key, Type type, String documentation) {
    return new Setting(
        key,
        type,
        ConfigDef.NO_DEFAULT_VALUE,
        ANYTHING,
        Importance.HIGH,
        Width.MEDIUM,
        List.of(),
        Origin.CONFLUENT,
        documentation);
  }

  /** A key with a default. */
  static Setting optional(String key, Type type, Object defaultValue, String documentation) {
    return new Setting(
        key,
        type,
        defaultValue,
        ANYTHING,
        Importance.LOW,
        type == Type.LIST || type == Type.STRING ? Width.MEDIUM : Width.SHORT,
        List.of(),
        Origin.CONFLUENT,
        documentation);
  }

  Setting checked(Validator check) {
    return new Setting(
        key, type, defaultValue, check, importance, width, choices, origin, documentation);
  }

  Setting important(Importance much) {
    return new Setting(
        key, type, defaultValue, validator, much, width, choices, origin, documentation);
  }

  /** Long values. */
  Setting wide() {
    return new Setting(
        key, type, defaultValue, validator, importance, Width.LONG, choices, origin, documentation);
  }

  Setting offering(List<String> values) {
    return new Setting(
        key, type, defaultValue, validator, importance, width, values, origin, documentation);
  }

  Setting from(Origin source) {
    return new Setting(
        key, type, defaultValue, validator, importance, width, choices, source, documentation);
  }

  /** Adds the key to a definition, as this one of a group. */
  void define(ConfigDef definition, String group, int order) {
    definition.define(
        key,
        type,
        defaultValue,
        validator,
        importance,
        documentation,
        group,
        order,
        width,
        displayName(),
        new ConfigDef.Recommender() {
          @Override
          public List<Object> validValues(String name, Map<String, Object> parsed) {
            return List.copyOf(choices);
          }

          @Override
          public boolean visible(String name, Map<String, Object> parsed) {
            return true;
          }
        });
  }

  private String displayName() {
    String words = key.replace('.', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
