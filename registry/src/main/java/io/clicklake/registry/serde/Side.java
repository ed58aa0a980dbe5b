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

  /** What a subject that is named for a topic ends with. */
  String suffix() {
    return suffix;
  }

  /** The setting that says how this side's subjects are named. */
  String namingKey() {
    return suffix.substring(1) + ".subject.name.strategy";
  }
}
