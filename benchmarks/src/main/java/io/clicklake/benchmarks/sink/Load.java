package io.clicklake.benchmarks.sink;

/**
 * How much is delivered, and how many records make a file.
 *
 * <p>The events cover three hours evenly; each hour is a whole number of flushes, so that every
 * sink has its last file full and visible without waiting for a timer.
 */
record Load(long events, long flush) {

  private static final long HOURS = 3;

  Load {
    if (flush < 1) {
      throw new IllegalArgumentException("flush is " + flush + ", expected at least 1");
    }
    long unit = HOURS * flush;
    if (events < unit || events % unit != 0) {
      long nearest = Math.max(unit, Math.round((double) events / unit) * unit);
      throw new IllegalArgumentException(
          ("events is %d, expected a multiple of %d (three hours, each a whole number of flushes of"
                  + " %d records): for example %d")
              .formatted(events, unit, flush, nearest));
    }
  }

  /** With flushes of 100,000 records, or of a third of the events where those are fewer. */
  static Load of(long events) {
    return new Load(events, Math.max(1, Math.min(100_000, events / HOURS)));
  }
}
