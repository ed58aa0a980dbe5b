package io.clicklake.benchmarks.run;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lines that tell how far long work is, with the seconds since its begin. For one thread. */
public final class Progress {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final PrintStream out;
  private final Clock clock;
  private final Instant begin;
  private Instant next;

  public Progress(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.begin = clock.instant();
    this.next = begin.plus(BETWEEN_LINES);
  }

  /** Says that a step begins or ended. */
  public void step(String text) {
    Instant now = clock.instant();
    next = now.plus(BETWEEN_LINES);
    out.printf("%7.1f s  %s%n", Duration.between(begin, now).toMillis() / 1000.0, text);
    out.flush();
  }

  /** Says how far a step is, unless something was said in the last five seconds. */
  public void at(String text) {
    if (!clock.instant().isBefore(next)) {
      step(text);
    }
  }
}
