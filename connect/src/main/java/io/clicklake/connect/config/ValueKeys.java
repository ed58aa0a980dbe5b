package io.clicklake.connect.config;

import io.clicklake.connect.evolution.SchemaPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** How records are read, and which schema they are written with. */
final class ValueKeys {

  static final String CONVERTER = "value.converter";
  static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";
  static final String SUBJECT_STRATEGY = "value.subject.name.strategy";
  static final String COMPATIBILITY = "schema.compatibility";
  static final String NULL_VALUES = "behavior.on.null.values";

  private static final List<String> MODES = List.of("BACKWARD", "FORWARD", "FULL", "NONE");
  private static final String TRANSITIVE = "_TRANSITIVE";
  private static final String TOPIC_STRATEGY = "TopicNameStrategy";

  static final SettingGroup GROUP =
      new SettingGroup(
          "Values",
          List.of(
              Setting.optional(
                      SUBJECT_STRATEGY,
                      Type.STRING,
                      TOPIC_STRATEGY,
                      "Which subject holds the schemas of a topic: TopicNameStrategy, the topic's"
                          + " name and -value.")
                  .checked(
                      Check.text(
                          "TopicNameStrategy, the only one this sink knows",
                          text -> text.matches("(io\\.confluent\\..*\\.)?" + TOPIC_STRATEGY)))
                  .offering(List.of(TOPIC_STRATEGY))
                  .from(Origin.OWN),
              Setting.optional(
                      COMPATIBILITY,
                      Type.STRING,
                      "BACKWARD",
                      "Whose schema files have while several versions arrive. BACKWARD and FULL:"
                          + " the newest, older records are projected up to it. FORWARD: the"
                          + " oldest, newer records lose the columns it lacks. NONE: each record's"
                          + " own, so that versions never share a file. The …_TRANSITIVE modes of"
                          + " the registry mean the same as those without.")
                  .checked(
                      Check.text(
                          "one of BACKWARD, FORWARD, FULL (each also with _TRANSITIVE), NONE",
                          text -> MODES.contains(mode(text)) && !text.matches("(?i)NONE_.*")))
                  .offering(MODES)
                  .important(Importance.MEDIUM)
                  .from(
                      Origin.differing(
                          "BACKWARD is the default (there NONE, which opens a file at each change"
                              + " of version), and records are projected by Avro's rules")),
              Setting.optional(
                      NULL_VALUES,
                      Type.STRING,
                      "fail",
                      "What becomes of a record without a value (tombstone). fail: it is a bad"
                          + " record, which ends the task or goes to the dead letter queue, as"
                          + " errors.tolerance says. ignore: nothing is written, it is counted.")
                  .checked(
                      Check.text(
                          "fail or ignore; write would store the record's key, which this sink"
                              + " does not",
                          text -> text.matches("(?i)fail|ignore")))
                  .offering(List.of("fail", "ignore"))
                  .from(Origin.differing("write is refused"))));

  private ValueKeys() {}

  static ValueSettings settings(AbstractConfig config) {
    return new ValueSettings(
        RegistryKeys.access(config.originalsStrings()),
        switch (mode(config.getString(COMPATIBILITY))) {
          case "NONE" -> SchemaPolicy.NONE;
          case "FORWARD" -> SchemaPolicy.FORWARD;
          default -> SchemaPolicy.BACKWARD;
        },
        NullValues.valueOf(config.getString(NULL_VALUES).toUpperCase(Locale.ROOT)));
  }

  /** Whether values may be bytes, which only the registry tells the schema of. */
  static boolean mayBeBytes(Map<String, String> props) {
    String converter = props.get(CONVERTER);
    return converter == null ? !ConfluentFile.is(props) : converter.equals(BYTES);
  }

  static String mode(String value) {
    String mode = value.toUpperCase(Locale.ROOT);
    return mode.endsWith(TRANSITIVE)
        ? mode.substring(0, mode.length() - TRANSITIVE.length())
        : mode;
  }
}
