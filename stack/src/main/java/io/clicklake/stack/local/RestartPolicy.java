package io.clicklake.stack.local;

import java.time.Duration;

/**
 * When a component that died is started again: at once if it had run for a while, with growing
 * pauses if it dies quickly again and again, and in the end no more.
 */
record RestartPolicy(Duration quick, Duration firstPause, int maxQuickDeaths) {

  RestartPolicy {
    if (maxQuickDeaths < 1) {
      throw new IllegalArgumentException(
          "maxQuickDeaths is " + maxQuickDeaths + ", expected 1 or more");
    }
  }

  /** Five deaths within 10 s of the start each, pauses of 1, 2, 4 and 8 s between them. */
  static RestartPolicy standard() {
    return new RestartPolicy(Duration.ofSeconds(10), Duration.ofSeconds(1), 5);
  }

  /** What to do about a death. */
  sealed interface Decision {}

  /** Start it again after a pause. */
  record Restart(Duration pause, int quickDeaths) implements Decision {}

  /** Leave it. */
  record GiveUp(int quickDeaths) implements Decision {}

  /**
   * Decides about a death.
   *
   * @param uptime how long the process ran
   * @param quickDeathsBefore how many quick deaths in a row went before
   */
  Decision afterDeath(Duration uptime, int quickDeathsBefore) {
    if (uptime.compareTo(quick) >= 0) {
      return new Restart(Duration.ZERO, 0);
    }
    int quickDeaths = quickDeathsBefore + 1;
    if (quickDeaths >= maxQuickDeaths) {
      return new GiveUp(quickDeaths);
    }
    Duration pause =
        quickDeaths == 1 ? Duration.ZERO : firstPause.multipliedBy(1L << (quickDeaths - 2));
    return new Restart(pause, quickDeaths);
  }
}
