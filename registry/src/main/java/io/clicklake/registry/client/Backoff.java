package io.clicklake.registry.client;

import java.time.Duration;

/**
 * How often a request is tried, and how long to wait between: the wait doubles from {@code first}
 * up to {@code longest}, and each is cut to a random part of itself, at least half.
 */
record Backoff(int attempts, Duration first, Duration longest) {

  /** Four attempts, with at most 0.1, 0.2 and 0.4 seconds between them. */
  static final Backoff DEFAULT = new Backoff(4, Duration.ofMillis(100), Duration.ofSeconds(2));

  Backoff {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts is " + attempts + ", not ≥ 1");
    }
    if (first.isNegative() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "waits go from " + first + " to " + longest + ", expected 0 ≤ first ≤ longest");
    }
  }

  /**
   * The wait after a failed attempt.
   *
   * @param attempt the number of the attempt that failed, from 1
   * @param random from 0 to 1; 1 gives the whole wait, 0 half of it
   */
  Duration waitAfter(int attempt, double random) {
    double whole = Math.min(first.toNanos() * Math.pow(2, attempt - 1), (double) longest.toNanos());
    return Duration.ofNanos((long) (whole * (0.5 + random / 2)));
  }
}
