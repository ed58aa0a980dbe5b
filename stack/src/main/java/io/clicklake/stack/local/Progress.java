package io.clicklake.stack.local;

import io.clicklake.components.Component;
import io.clicklake.components.RunningComponent;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** One line for each thing that happens to a component; safe for several threads. */
final class Progress {

  private static final int NAME_WIDTH = 9;
  private static final int ADDRESS_WIDTH = 16;

  private final PrintStream out;
  private final Path home;

  /** Lines on {@code out}, files named from {@code home}. */
  Progress(PrintStream out, Path home) {
    this.out = out;
    this.home = home;
  }

  void ready(Component component, Duration taken) {
    line(
        component.name(),
        "ready in "
            + seconds(taken)
            + "   "
            + padded(address(component), ADDRESS_WIDTH)
            + file(component.logFile()));
  }

  void restarting(RunningComponent component, Duration pause) {
    String when = pause.isZero() ? "" : " in " + pause.toMillis() / 1000.0 + " s";
    line(
        component.component().name(),
        "ended, exit code " + component.exitCode() + "; starting it again" + when);
  }

  void ended(Component component, Duration taken) {
    line(component.name(), "ended in " + seconds(taken));
  }

  /** A line about the thing with this name. */
  void line(String name, String text) {
    out.println(padded(name, NAME_WIDTH) + text);
  }

  static String address(Component component) {
    return component.ports().isEmpty() ? "-" : "127.0.0.1:" + component.ports().get(0);
  }

  String file(Path file) {
    return file.startsWith(home) ? home.relativize(file).toString() : file.toString();
  }

  private static String seconds(Duration taken) {
    return String.format(Locale.ROOT, "%4.1f s", taken.toMillis() / 1000.0);
  }

  private static String padded(String text, int width) {
    return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
  }
}
