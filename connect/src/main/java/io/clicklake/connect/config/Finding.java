package io.clicklake.connect.config;

/**
 * What a look at a whole configuration found.
 *
 * @param key that it is about
 * @param value of the key; empty when it is not set
 * @param message what is wrong and what to do
 */
record Finding(String key, String value, Weight weight, String message) {

  /** How much it matters. */
  enum Weight {
    /** The connector does not start. */
    ERROR,
    /** It starts, and logs it. */
    WARNING
  }
}
