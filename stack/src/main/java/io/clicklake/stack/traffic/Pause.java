package io.clicklake.stack.traffic;

import java.time.Duration;

/** Letting time pass: the thread's sleep, or the hand of a test that moves its own clock. */
@FunctionalInterface
public interface Pause {

  /** Waits about as long as it is told. */
  void last(Duration duration) throws InterruptedException;

  /** The real one: the calling thread sleeps. */
  static Pause sleeping() {
    return duration -> Thread.sleep(duration.toMillis());
  }
}
