package io.clicklake.producer.publish;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A point in time by a clock that never jumps. */
public final class Deadline {

  private final LongSupplier nanos;
  private final long at;

  private Deadline(LongSupplier nanos, Duration patience) {
    this.nanos = nanos;
    this.at = nanos.getAsLong() + patience.toNanos();
  }

  /** That long from now; a negative patience has passed already. */
  public static Deadline in(Duration patience) {
    return new Deadline(System::nanoTime, patience);
  }

  /** That long from what a given clock, in nanoseconds, says now. */
  static Deadline in(Duration patience, LongSupplier nanos) {
    return new Deadline(nanos, patience);
  }

  /** This deadline, or that long from now if it is earlier. */
  public Deadline atMost(Duration patience) {
    return patience.compareTo(remaining()) < 0 ? new Deadline(nanos, patience) : this;
  }

  /** The time left, zero when it has passed. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, at - nanos.getAsLong()));
  }

  public boolean passed() {
    return remaining().isZero();
  }
}
