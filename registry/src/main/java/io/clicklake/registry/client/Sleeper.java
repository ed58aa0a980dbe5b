package io.clicklake.registry.client;

import java.time.Duration;

/** Waits; a test's does not. */
@FunctionalInterface
interface Sleeper {

  /** The calling thread's sleep. */
  Sleeper THREAD =
      duration -> Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);

  void sleep(Duration duration) throws InterruptedException;
}
