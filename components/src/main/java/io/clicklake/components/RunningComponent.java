package io.clicklake.components;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The process of a component.
 *
 * <p>It ignores SIGINT and SIGHUP, so that Ctrl-C in a terminal and a closed terminal reach the
 * launcher alone, and it outlives this object unless {@link #close()} or {@link #kill()} ends it.
 * Safe for several threads.
 */
public final class RunningComponent implements AutoCloseable {

  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_HEALTH_CHECKS = Duration.ofMillis(50);
  private static final int LOG_LINES_IN_ERRORS = 15;
  private static final String IGNORE_TERMINAL_SIGNALS = "trap '' INT HUP; exec \"$@\"";

  private final Component component;
  private volatile Launched process;

  private record Launched(ProcessHandle handle, Supplier<String> exitCode, long logStart) {}

  private RunningComponent(Component component, Launched process) {
    this.component = component;
    this.process = process;
  }

  /**
   * Starts the component and waits until it is healthy; after a failure nothing is left running.
   *
   * @throws ComponentException when a port is taken, the process ends, or time runs out
   */
  public static RunningComponent start(Component component, Duration timeout) {
    RunningComponent running = launch(component);
    try {
      running.awaitHealthy(timeout);
      return running;
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  /**
   * Starts the component and returns at once; the caller owns the process from here.
   *
   * @throws ComponentException when a port is taken or the program cannot be started
   */
  public static RunningComponent launch(Component component) {
    return new RunningComponent(component, begin(component));
  }

  /** The process that an earlier launcher left running. */
  public static Optional<RunningComponent> find(Component component) {
    return new PidFile(component.pidFile())
        .process()
        .map(handle -> new RunningComponent(component, new Launched(handle, () -> "unknown", 0)));
  }

  /** What runs. */
  public Component component() {
    return component;
  }

  /** Its process id. */
  public long pid() {
    return process.handle().pid();
  }

  /** Whether the process runs, healthy or not. */
  public boolean alive() {
    return process.handle().isAlive();
  }

  /**
   * Waits until the component serves requests.
   *
   * @throws ComponentException when the process ends first, with its exit code and last lines, or
   *     when time runs out
   */
  public void awaitHealthy(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (alive() && !component.healthy()) {
      if (System.nanoTime() > deadline) {
        throw new ComponentException(
            describe("is not healthy after " + timeout.toMillis() / 1000.0 + " s"));
      }
      awaitEnd(BETWEEN_HEALTH_CHECKS);
    }
    if (!alive()) {
      throw new ComponentException(
          describe("ended while starting, exit code " + process.exitCode().get()));
    }
  }

  /** Waits until the process ends, at most this long; says whether it did. */
  public boolean awaitEnd(Duration timeout) {
    try {
      process.handle().onExit().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException running) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot watch process " + pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ComponentException("interrupted while waiting for " + component.name(), e);
    }
  }

  /** What became of the process: its exit code, log file and last lines. */
  public String obituary() {
    return describe("ended, exit code " + process.exitCode().get());
  }

  /**
   * Ends the process if it runs and starts it again on the same state.
   *
   * @throws ComponentException as {@link #start} does
   */
  public void restart(Duration timeout) {
    close();
    relaunch();
    awaitHealthy(timeout);
  }

  /** Starts it again on the same state after its process has ended, and returns at once. */
  public void relaunch() {
    if (alive()) {
      throw new IllegalStateException(component.name() + " still runs as process " + pid());
    }
    process = begin(component);
  }

  /** Kills the process (SIGKILL) and waits until it is gone; the state stays as it was. */
  public void kill() {
    process.handle().destroyForcibly();
    awaitGone();
  }

  /** Asks the process to end (SIGTERM), after 10 s kills it, and returns when it is gone. */
  @Override
  public void close() {
    end(PATIENCE_AT_CLOSE);
  }

  /** Ends the process: SIGTERM, and SIGKILL if it still runs after {@code patience}. */
  void end(Duration patience) {
    process.handle().destroy();
    if (!goneWithin(patience)) {
      process.handle().destroyForcibly();
      awaitGone();
    }
    new PidFile(component.pidFile()).delete();
  }

  private void awaitGone() {
    if (!goneWithin(PATIENCE_AT_CLOSE)) {
      throw new ComponentException(
          component.name() + " survives SIGKILL as process " + pid() + ": end it by hand");
    }
  }

  /** Like {@link #awaitEnd}, but not to be interrupted: what is being ended is ended. */
  private boolean goneWithin(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        } catch (ComponentException e) {
          interrupted = Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private String describe(String what) {
    StringBuilder text = new StringBuilder(component.name());
    text.append(' ').append(what).append("; log file ").append(component.logFile());
    for (String line :
        new LogFile(component.logFile()).tail(process.logStart(), LOG_LINES_IN_ERRORS)) {
      text.append("\n    ").append(line);
    }
    return text.toString();
  }

  private static Launched begin(Component component) {
    requireAbsent(component);
    try {
      component.prepare();
      long logStart = new LogFile(component.logFile()).open();
      Process process = fork(component);
      try {
        new PidFile(component.pidFile()).write(process.toHandle());
      } catch (IOException e) {
        process.destroyForcibly();
        throw e;
      }
      return new Launched(process.toHandle(), () -> exitCode(process), logStart);
    } catch (IOException e) {
      throw new ComponentException("cannot start " + component.name() + ": " + e.getMessage(), e);
    }
  }

  private static void requireAbsent(Component component) {
    find(component)
        .ifPresent(
            running -> {
              throw new ComponentException(
                  component.name()
                      + " already runs as process "
                      + running.pid()
                      + " on this state directory; end it first (./clicklake down)");
            });
    for (int port : component.ports()) {
      if (!LoopbackPort.free(port)) {
        throw new ComponentException(
            "port "
                + port
                + " on 127.0.0.1, which "
                + component.name()
                + " needs, is taken: end the program that listens there, or start with another"
                + " --port-offset");
      }
    }
  }

  private static Process fork(Component component) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", IGNORE_TERMINAL_SIGNALS, "sh"));
    command.addAll(component.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(component.logFile().toFile()));
    builder.environment().putAll(component.environment());
    return builder.start();
  }

  private static String exitCode(Process process) {
    try {
      return process.waitFor(1, TimeUnit.SECONDS)
          ? Integer.toString(process.exitValue())
          : "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
