package io.clicklake.benchmarks.run;

import java.time.Duration;

/** Lets time pass; the scenario's own, so that a test can let it pass at once. */
@FunctionalInterface
public interface Pause {

  /** Real time. */
  Pause REAL = duration -> Thread.sleep(duration.toMillis());

  /** Returns after this long. */
  void last(Duration duration) throws InterruptedException;
}
