package io.clicklake.components;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The children that end with this process, however it is told to end: they ignore the terminal's
 * signals and would outlive it. Safe for several threads.
 */
final class LaunchedChildren {

  /** Those of this process. */
  static final LaunchedChildren OF_THIS_PROCESS = new LaunchedChildren();

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Set<ProcessHandle> children = new HashSet<>();
  private @Nullable Thread endWithProcess;
  private boolean ended;

  /**
   * Adds a child.
   *
   * @return false when this process already ends; the child is for the caller to end
   */
  synchronized boolean add(ProcessHandle child) {
    if (ended || !endsWithProcess()) {
      return false;
    }
    children.removeIf(known -> !known.isAlive());
    children.add(child);
    return true;
  }

  /** Leaves a child to itself, or to who ends it otherwise. */
  synchronized void remove(ProcessHandle child) {
    children.remove(child);
  }

  /** Ends all at the same time, by SIGKILL those that take longer than 5 s; takes no more. */
  void end() {
    List<ProcessHandle> left;
    synchronized (this) {
      ended = true;
      left = List.copyOf(children);
      children.clear();
    }
    left.forEach(ProcessHandle::destroy);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (ProcessHandle child : left) {
      if (!endsBefore(deadline, child)) {
        child.destroyForcibly();
      }
    }
  }

  private boolean endsWithProcess() {
    if (endWithProcess != null) {
      return true;
    }
    Thread hook = new Thread(this::end, "end-of-children");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException processEnds) {
      return false;
    }
    endWithProcess = hook;
    return true;
  }

  private static boolean endsBefore(long deadline, ProcessHandle child) {
    Future<ProcessHandle> exit = child.onExit();
    try {
      exit.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | ExecutionException late) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
