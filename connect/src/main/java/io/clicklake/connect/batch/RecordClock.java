package io.clicklake.connect.batch;

import java.util.OptionalLong;

/**
 * The newest record time a partition has seen; late records do not turn it back. Used by one
 * thread.
 */
public final class RecordClock {

  private long newestMillis = Long.MIN_VALUE;

  /** Sees a record's time, in milliseconds since 1970-01-01T00:00:00Z. */
  public void see(long epochMillis) {
    newestMillis = Math.max(newestMillis, epochMillis);
  }

  /** The newest time seen; empty before the first record. */
  public OptionalLong newest() {
    return newestMillis == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(newestMillis);
  }

  long newestMillis() {
    return newestMillis;
  }
}
