package io.clicklake.registry.serde;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** Which subject holds a record's schema: Confluent's strategies, under their class names. */
enum SubjectNaming {

  /** The topic, and {@code -key} or {@code -value}. */
  TOPIC("TopicNameStrategy") {
    @Override
    String subject(String topic, Side side, Schema schema) {
      return topic + side.suffix();
    }
  },

  /** The record's full name, under which all topics share it. */
  RECORD("RecordNameStrategy") {
    @Override
    String subject(String topic, Side side, Schema schema) {
      return schema.getFullName();
    }
  },

  /** The topic and the record's full name. */
  TOPIC_RECORD("TopicRecordNameStrategy") {
    @Override
    String subject(String topic, Side side, Schema schema) {
      return topic + "-" + schema.getFullName();
    }
  };

  private static final String PACKAGE = "io.confluent.kafka.serializers.subject.";

  private final String strategy;

  SubjectNaming(String strategy) {
    this.strategy = strategy;
  }

  abstract String subject(String topic, Side side, Schema schema);

  /**
   * By the strategy's name, with or without Confluent's package.
   *
   * @throws IllegalArgumentException for any other
   */
  static SubjectNaming named(String strategy) {
    String name = strategy.startsWith(PACKAGE) ? strategy.substring(PACKAGE.length()) : strategy;
    return Arrays.stream(values())
        .filter(naming -> naming.strategy.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of "
                        + Arrays.stream(values())
                            .map(naming -> naming.strategy)
                            .collect(Collectors.joining(", "))
                        + ", with or without "
                        + PACKAGE
                        + " before it"));
  }
}
