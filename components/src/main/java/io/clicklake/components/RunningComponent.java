package io.clicklake.components;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The process of a component.
 *
 * <p>It ignores SIGINT and SIGHUP, so that Ctrl-C in a terminal and a closed terminal reach the
 * launcher alone. It ends by {@link #close()} or {@link #kill()}, and else with the launcher's
 * process (not when that is killed), unless it is let go. Safe for several threads.
 */
public final class RunningComponent implements AutoCloseable {

  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_HEALTH_CHECKS = Duration.ofMillis(100);
  private static final int LOG_LINES_IN_ERRORS = 15;

  private final Component component;
  private volatile ChildProcess process;
  private volatile boolean letGo;

  private RunningComponent(Component component, ChildProcess process) {
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
        .map(handle -> new RunningComponent(component, ChildProcess.ofAnother(handle)));
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
    return process.alive();
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
      throw new ComponentException(describe("ended while starting, exit code " + exitCode()));
    }
  }

  /** Waits until the process ends, at most this long; says whether it did. */
  public boolean awaitEnd(Duration timeout) {
    try {
      return process.awaitEnd(timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ComponentException("interrupted while waiting for " + component.name(), e);
    }
  }

  /** The exit code of a process that ended; {@code unknown} if another launcher started it. */
  public String exitCode() {
    return process.exitCode().get();
  }

  /** What became of the process: its exit code, log file and last lines. */
  public String obituary() {
    return describe("ended, exit code " + exitCode());
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

  /**
   * Lets the process outlive this one from now on, also when it is started again; its end is the
   * caller's.
   */
  public void letGo() {
    letGo = true;
    LaunchedChildren.OF_THIS_PROCESS.remove(process.handle());
  }

  /** Starts it again on the same state after its process has ended, and returns at once. */
  public void relaunch() {
    if (alive()) {
      throw new IllegalStateException(component.name() + " still runs as process " + pid());
    }
    process = begin(component);
    if (letGo) {
      letGo();
    }
  }

  /**
   * Stops the process where it stands (SIGSTOP): it lives, keeps its connections and does nothing
   * until it is resumed or killed.
   *
   * @throws ComponentException when it does not run
   */
  public void pause() {
    Signal.STOP.send(component.name(), pid());
  }

  /**
   * Lets a paused process go on (SIGCONT); one that was not paused goes on as before.
   *
   * @throws ComponentException when it does not run
   */
  public void resume() {
    Signal.CONT.send(component.name(), pid());
  }

  /** Kills the process (SIGKILL) and waits until it is gone; the state stays as it was. */
  public void kill() {
    process.handle().destroyForcibly();
    awaitGone();
  }

  /**
   * Asks the process to end (SIGTERM), after 10 s kills it, and returns when it is gone; one that
   * is paused notices nothing before it is killed.
   */
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
    new PidFile(component.pidFile()).delete(process.handle());
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
          return process.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        } catch (InterruptedException e) {
          interrupted = true;
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

  private static ChildProcess begin(Component component) {
    requireAbsent(component);
    try {
      component.prepare();
      return ChildProcess.start(component);
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
}
