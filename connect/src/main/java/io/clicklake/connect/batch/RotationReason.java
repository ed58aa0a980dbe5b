package io.clicklake.connect.batch;

import java.util.Locale;

/** What closed a batch. */
public enum RotationReason {
  RECORDS,
  BYTES,
  RECORD_TIME,
  WALL_CLOCK,
  MEMORY,
  SCHEMA;

  /** As written in a commit record. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
