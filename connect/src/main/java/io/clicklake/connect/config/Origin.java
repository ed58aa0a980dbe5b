package io.clicklake.connect.config;

/**
 * Where a key comes from.
 *
 * @param text as the documentation says it
 */
record Origin(String text) {

  /** A key of Confluent's S3 sink, with its meaning and its default. */
  static final Origin CONFLUENT = new Origin("same as Confluent's");

  /** A key that Confluent's S3 sink does not have. */
  static final Origin OWN = new Origin("own");

  /** A key of Confluent's converters, with its meaning. */
  static final Origin CONVERTER = new Origin("same as Confluent's converters'");

  /** A key of Confluent's converters that differs in this. */
  static Origin converterDiffering(String how) {
    return new Origin("Confluent's converters', but " + how);
  }

  /** A key of Confluent's S3 sink that differs in this. */
  static Origin differing(String how) {
    return new Origin("Confluent's, but " + how);
  }
}
