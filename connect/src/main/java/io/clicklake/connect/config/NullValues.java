package io.clicklake.connect.config;

/** What becomes of records without a value. */
public enum NullValues {
  /** They are bad records. */
  FAIL,
  /** Nothing is written; they are counted. */
  IGNORE
}
