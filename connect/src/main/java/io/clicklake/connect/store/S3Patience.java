package io.clicklake.connect.store;

import java.time.Duration;

/**
 * How long a call is tried before it counts as an outage.
 *
 * @param retries repetitions of a failed request, 0 for none
 * @param backoff bound of the random wait before the first repetition; doubles up to {@link
 *     #LONGEST_BACKOFF}
 * @param attempt time one request may take, its body included
 * @param call time a request may take with all its repetitions and the waits between them
 */
public record S3Patience(int retries, Duration backoff, Duration attempt, Duration call) {

  /** No wait between two requests of a call is longer, unless {@code backoff} is. */
  public static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

  /** A round of a task that meets an outage makes few calls: one that fails, one that cleans up. */
  private static final int CALLS_PER_POLL = 5;

  private static final int ATTEMPTS_PER_CALL = 2;

  public S3Patience {
    if (retries < 0) {
      throw new IllegalArgumentException("%d retries, not ≥ 0".formatted(retries));
    }
    if (backoff.toMillis() < 1) {
      throw new IllegalArgumentException("backoff of %s, not ≥ 1 ms".formatted(backoff));
    }
    if (attempt.toMillis() < 1 || call.compareTo(attempt) < 0) {
      throw new IllegalArgumentException(
          "%s for an attempt and %s for a call, not ≥ 1 ms and as long at least"
              .formatted(attempt, call));
    }
  }

  /**
   * Bounds calls so that a task answers in time in an outage.
   *
   * @param maxPollInterval of the task's consumer, after which the group gives its partitions away
   */
  public static S3Patience within(Duration maxPollInterval, int retries, Duration backoff) {
    Duration call = maxPollInterval.dividedBy(CALLS_PER_POLL);
    return new S3Patience(retries, backoff, call.dividedBy(ATTEMPTS_PER_CALL), call);
  }

  /** What the default settings of a worker and of the sink come to. */
  public static S3Patience standard() {
    return within(Duration.ofMinutes(5), 3, Duration.ofMillis(200));
  }
}
