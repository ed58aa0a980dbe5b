package io.clicklake.components;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * An operating system process of a component.
 *
 * @param logStart where its output begins in the log file, in bytes
 * @param checkEvery how often to look whether it still runs; Java notices the end of its own
 *     children at once, that of others late
 */
record ChildProcess(
    ProcessHandle handle, Supplier<String> exitCode, long logStart, Duration checkEvery) {

  private static final String IGNORE_TERMINAL_SIGNALS = "trap '' INT HUP; exec \"$@\"";

  /**
   * Starts the component's command and notes the process, which ends with this one unless it is
   * taken out of {@link LaunchedChildren}; its port and state are the caller's.
   */
  static ChildProcess start(Component component) throws IOException {
    long logStart = new LogFile(component.logFile()).open();
    List<String> command = new ArrayList<>(List.of("sh", "-c", IGNORE_TERMINAL_SIGNALS, "sh"));
    command.addAll(component.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(component.logFile().toFile()));
    ChildEnvironment.lay(builder, component.environment());
    Files.createDirectories(component.directory());
    builder.directory(component.directory().toFile());
    Process process = builder.start();
    if (!LaunchedChildren.OF_THIS_PROCESS.add(process.toHandle())) {
      process.destroyForcibly();
      throw new IOException("this process ends");
    }
    try {
      new PidFile(component.pidFile()).write(process.toHandle());
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
    return new ChildProcess(
        process.toHandle(), () -> exitCode(process), logStart, Duration.ofHours(1));
  }

  /** A process that another launcher started. */
  static ChildProcess ofAnother(ProcessHandle process) {
    return new ChildProcess(process, () -> "unknown", 0, Duration.ofMillis(30));
  }

  boolean alive() {
    return handle.isAlive();
  }

  /** Waits until the process ends, at most this long; says whether it did. */
  boolean awaitEnd(Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    CompletableFuture<ProcessHandle> exit = handle.onExit();
    while (true) {
      long left = Math.max(0, deadline - System.nanoTime());
      try {
        exit.get(Math.min(left, checkEvery.toNanos()), TimeUnit.NANOSECONDS);
        return true;
      } catch (TimeoutException noNotice) {
        if (!alive()) {
          return true;
        }
        if (System.nanoTime() >= deadline) {
          return false;
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("cannot watch process " + handle.pid(), e);
      }
    }
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
