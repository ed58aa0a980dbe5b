package io.clicklake.stack.lake;

import java.util.Map;

/**
 * How much of the machine the queries of one lake may take.
 *
 * @param threads at the same time
 * @param megabytes of memory outside the heap; a query that needs more fails
 */
public record LakeBounds(int threads, int megabytes) {

  public LakeBounds {
    if (threads < 1 || megabytes < 1) {
      throw new IllegalArgumentException(
          "bounds are %d threads and %d MB, expected at least 1 of each"
              .formatted(threads, megabytes));
    }
  }

  /** DuckDB's settings for them. */
  Map<String, String> settings() {
    return Map.of("threads", Integer.toString(threads), "memory_limit", megabytes + "MB");
  }
}
