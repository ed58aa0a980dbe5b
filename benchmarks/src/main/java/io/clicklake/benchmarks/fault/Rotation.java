package io.clicklake.benchmarks.fault;

import java.time.Duration;
import java.util.Map;

/** When the sink closes a batch, as its settings say. */
record Rotation(Duration wallClock, long records) {

  /** Each second, whatever came. */
  static final Rotation EACH_SECOND = new Rotation(Duration.ofSeconds(1), 1_000_000);

  Rotation {
    if (wallClock.isNegative() || wallClock.isZero() || records < 1) {
      throw new IllegalArgumentException(
          "rotation after %s or %d records, expected more than nothing"
              .formatted(wallClock, records));
    }
  }

  Map<String, String> settings() {
    return Map.of(
        "rotate.schedule.interval.ms",
        Long.toString(wallClock.toMillis()),
        "flush.size",
        Long.toString(records));
  }
}
