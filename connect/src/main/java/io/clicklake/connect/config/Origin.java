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

  /** A key of Confluent's S3 sink that differs in this. */
  static Origin differing(String how) {
    return new Origin("Confluent's, but " + how);
  }
}
