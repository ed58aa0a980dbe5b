package io.clicklake.connect.batch;

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

  long newestMillis() {
    return newestMillis;
  }
}
