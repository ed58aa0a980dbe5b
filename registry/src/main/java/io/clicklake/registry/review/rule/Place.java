package io.clicklake.registry.review.rule;

import java.util.Locale;

/** Where a value stands in a row of the lake; readers treat a change differently by it. */
public enum Place {
  /** A column of the table. */
  COLUMN,
  /** A field of a struct. */
  FIELD,
  /** An element of an array. */
  ELEMENT,
  /** A value of a map. */
  VALUE;

  /** As the measured tables spell it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
