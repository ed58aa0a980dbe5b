package io.clicklake.registry.review;

import java.util.Locale;

/** How much care a change needs, least first. */
public enum Severity {
  /** Every reader goes on, and sees the values it saw. */
  SAFE,
  /** Nothing is lost if it is done in the advised order or read through the advised view. */
  CAREFUL,
  /** Some reader fails, or sees something else without being told. */
  BREAKING;

  /** As reviews and policies spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The graver of the two. */
  public Severity or(Severity other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
