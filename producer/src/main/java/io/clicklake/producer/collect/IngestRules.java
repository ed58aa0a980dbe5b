package io.clicklake.producer.collect;

import java.time.Duration;

/**
 * What an operator decides of reading events.
 *
 * @param unknownEvents what becomes of names that are none of the contract's
 * @param maxClockSkew how far a device's clock may be off before event times are corrected; from 0
 *     to 24 hours
 */
public record IngestRules(UnknownEvents unknownEvents, Duration maxClockSkew) {

  public static final Duration GREATEST_CLOCK_SKEW = Duration.ofHours(24);

  public IngestRules {
    if (maxClockSkew.isNegative() || maxClockSkew.compareTo(GREATEST_CLOCK_SKEW) > 0) {
      throw new IllegalArgumentException(
          "greatest clock skew is " + maxClockSkew + ", expected PT0S to " + GREATEST_CLOCK_SKEW);
    }
  }

  /** Unknown names are custom events, a clock may be off by five minutes. */
  public static IngestRules defaults() {
    return new IngestRules(UnknownEvents.CUSTOM, Duration.ofMinutes(5));
  }
}
