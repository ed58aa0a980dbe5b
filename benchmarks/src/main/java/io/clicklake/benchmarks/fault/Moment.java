package io.clicklake.benchmarks.fault;

import java.time.Duration;

/**
 * When a step of the plan happens, counted from the end of the step before.
 *
 * @param delay how long after the cue
 */
record Moment(Cue cue, Duration delay) {

  /** What is waited for. */
  enum Cue {
    /** Nothing, whatever the state of things. */
    AT_ONCE,
    /** That the lake has grown again: the fault before is overcome in part at least. */
    AFTER_COMMIT
  }
}
