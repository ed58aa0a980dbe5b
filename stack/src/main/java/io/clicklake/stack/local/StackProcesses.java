package io.clicklake.stack.local;

import io.clicklake.components.Component;
import io.clicklake.components.ComponentException;
import io.clicklake.components.RunningComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The processes that this launcher started: they end when it says so, or with this process, or not
 * at all once they are let go.
 */
final class StackProcesses {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Component> endOrder;
  private final Runnable whenEnded;
  private final Map<String, RunningComponent> running = new ConcurrentHashMap<>();
  private final Thread endWithProcess = new Thread(this::endByProcess, "end-of-stack");
  private @Nullable Progress progress;
  private @Nullable Steps startUp;
  private @Nullable Supervision supervision;

  /** Guarded by {@link #running}. */
  private boolean closed;

  /**
   * No processes yet.
   *
   * @param components all that may be started, in the order whose opposite they end in
   * @param whenEnded runs after they have ended or were let go
   */
  StackProcesses(List<Component> components, Runnable whenEnded) {
    List<Component> order = new ArrayList<>(components);
    Collections.reverse(order);
    this.endOrder = List.copyOf(order);
    this.whenEnded = whenEnded;
  }

  /**
   * Runs the steps that start them; when one fails, what was started has ended before its exception
   * is thrown. When this process is told to end meanwhile, it never returns.
   */
  void start(Steps steps, Progress progress) {
    synchronized (this) {
      this.progress = progress;
      startUp = steps;
      Runtime.getRuntime().addShutdownHook(endWithProcess);
    }
    try {
      steps.run();
    } catch (RuntimeException e) {
      if (processEnds()) {
        awaitEndOfProcess();
      }
      end();
      throw e;
    }
  }

  /** Starts one and waits until it is healthy; a step of {@link #start}. */
  void bringUp(Component component, Progress progress) {
    long began = System.nanoTime();
    RunningComponent launched = RunningComponent.launch(component);
    admit(launched);
    launched.awaitHealthy(PATIENCE);
    progress.ready(component, Duration.ofNanos(System.nanoTime() - began));
  }

  synchronized Supervision supervise(Progress progress) {
    Collection<RunningComponent> all = List.copyOf(running.values());
    Supervision started = new Supervision(all, progress, RestartPolicy.standard(), PATIENCE);
    supervision = started;
    return started;
  }

  /** Leaves them to themselves. */
  synchronized void letGo() {
    endSupervision();
    admitNoMore();
    running.clear();
    startUp = null;
    forgetEndWithProcess();
    whenEnded.run();
  }

  /** Ends them; does nothing if none was started. */
  void end() {
    endStarted();
    forgetEndWithProcess();
  }

  /** Ends the process itself when the end of all has begun: nobody else would. */
  private void admit(RunningComponent launched) {
    synchronized (running) {
      if (!closed) {
        running.put(launched.component().name(), launched);
        launched.letGo();
        return;
      }
    }
    launched.close();
    throw new ComponentException(launched.component().name() + " was started while the stack ends");
  }

  private void admitNoMore() {
    synchronized (running) {
      closed = true;
    }
  }

  private synchronized void endStarted() {
    if (startUp == null) {
      return;
    }
    startUp.cancel();
    startUp = null;
    endSupervision();
    admitNoMore();
    for (Component component : endOrder) {
      RunningComponent started = running.remove(component.name());
      if (started != null) {
        started.close();
      }
    }
    whenEnded.run();
  }

  private void endSupervision() {
    if (supervision != null) {
      supervision.close();
      supervision = null;
    }
  }

  private void endByProcess() {
    tell("ending");
    endStarted();
    tell("ended");
  }

  private synchronized void tell(String what) {
    if (progress != null) {
      progress.line("stack", what);
    }
  }

  private void forgetEndWithProcess() {
    try {
      Runtime.getRuntime().removeShutdownHook(endWithProcess);
    } catch (IllegalStateException processEndsAnyway) {
      // The hook is what runs now.
    }
  }

  /** Whether this process is told to end, by what the runtime then refuses. */
  private static boolean processEnds() {
    Thread probe = new Thread(() -> {}, "probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException ends) {
      return true;
    }
  }

  private static void awaitEndOfProcess() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
