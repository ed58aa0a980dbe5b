package io.clicklake.registry.serde;

/** The part of a Kafka record that a schema describes. */
enum Side {
  KEY("-key"),
  VALUE("-value");

  private final String suffix;

  Side(String suffix) {
    this.suffix = suffix;
  }

  static Side of(boolean isKey) {
    return isKey ? KEY : VALUE;
  }

  /** The subject that holds this side's schema for a topic (topic name strategy). */
  String subject(String topic) {
    return topic + suffix;
  }
}
