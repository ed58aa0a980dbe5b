package io.clicklake.connect.store;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: a random share of a bound that doubles with each attempt,
 * so that many who failed together do not come back together. Used by one thread.
 */
public final class Backoff {

  private final long baseMillis;
  private final long capMillis;
  private final RandomGenerator random;
  private long boundMillis;

  /**
   * A backoff whose first wait is at most {@code base}, and no wait more than {@code cap}; at least
   * a millisecond each.
   */
  public Backoff(Duration base, Duration cap, RandomGenerator random) {
    this.baseMillis = base.toMillis();
    this.capMillis = cap.toMillis();
    if (baseMillis < 1 || capMillis < baseMillis) {
      throw new IllegalArgumentException(
          "backoff from %s to %s, not from 1 ms or more to that or more".formatted(base, cap));
    }
    this.random = random;
    this.boundMillis = baseMillis;
  }

  /** The wait before the next attempt. */
  public Duration next() {
    long wait = random.nextLong(1, boundMillis + 1);
    boundMillis = boundMillis > capMillis / 2 ? capMillis : boundMillis * 2;
    return Duration.ofMillis(wait);
  }

  /** An attempt succeeded; the next wait is short again. */
  public void reset() {
    boundMillis = baseMillis;
  }
}
