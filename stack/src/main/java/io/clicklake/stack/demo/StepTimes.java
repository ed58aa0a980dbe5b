package io.clicklake.stack.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** How long each step of the demo took, in the order they were done. For one thread. */
final class StepTimes {
  private final LongSupplier nanoClock;
  private final List<Step> steps = new ArrayList<>();
  private long since;

  /** A step that is over. */
  record Step(String name, Duration took) {

    /** Its seconds, to a hundredth. */
    double seconds() {
      return Math.round(took.toMillis() / 10.0) / 100.0;
    }
  }

  /**
   * Starts the clock of the first step.
   *
   * @param nanoClock nanoseconds since any moment, never going back
   */
  StepTimes(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.since = nanoClock.getAsLong();
  }

  /** Ends the step under way and names it; the next one begins. */
  Step done(String name) {
    long now = nanoClock.getAsLong();
    Step step = new Step(name, Duration.ofNanos(now - since));
    since = now;
    steps.add(step);
    return step;
  }

  /** How long the step under way has lasted. */
  Duration soFar() {
    return Duration.ofNanos(nanoClock.getAsLong() - since);
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }
}
