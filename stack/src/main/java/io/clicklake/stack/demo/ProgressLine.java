package io.clicklake.stack.demo;

import java.io.Console;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line that tells how far a step is: rewritten in place on a terminal, otherwise a new line every
 * two seconds. For one thread at a time.
 */
final class ProgressLine {
  private static final Duration ON_TERMINAL = Duration.ofMillis(100);
  private static final Duration ELSEWHERE = Duration.ofSeconds(2);

  private final PrintStream out;
  private final Surface surface;
  private final Clock clock;
  private Instant next;

  /** Where the line is written. */
  enum Surface {
    TERMINAL,
    ELSEWHERE;

    /** The surface of this process's standard output. */
    static Surface ofStandardOutput() {
      return isTerminal(System.console()) ? TERMINAL : ELSEWHERE;
    }

    /** From Java 22 on there can be a console without a terminal, which then says so itself. */
    private static boolean isTerminal(@Nullable Console console) {
      if (console == null) {
        return false;
      }
      try {
        return (boolean) Console.class.getMethod("isTerminal").invoke(console);
      } catch (ReflectiveOperationException olderJava) {
        return true;
      }
    }
  }

  ProgressLine(PrintStream out, Surface surface, Clock clock) {
    this.out = out;
    this.surface = surface;
    this.clock = clock;
    this.next = clock.instant().plus(between());
  }

  /** Shows this text, unless the last one was shown only just now. */
  void show(String text) {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(between());
    if (surface == Surface.TERMINAL) {
      out.print("\r\033[K" + text);
      out.flush();
    } else {
      out.println(text);
    }
  }

  /** Shows the last text of the step, which stays. */
  void end(String text) {
    out.println(surface == Surface.TERMINAL ? "\r\033[K" + text : text);
    next = clock.instant().plus(between());
  }

  private Duration between() {
    return surface == Surface.TERMINAL ? ON_TERMINAL : ELSEWHERE;
  }
}
