package io.clicklake.stack.local;

import io.clicklake.components.ComponentException;
import io.clicklake.components.RunningComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Starts components again that die, with a line for each, until it is closed. Closing it ends no
 * component.
 */
public final class Supervision implements AutoCloseable {

  private static final Duration LONG = Duration.ofDays(1);

  private final Progress progress;
  private final RestartPolicy policy;
  private final Duration patience;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Supervision(
      Collection<RunningComponent> components,
      Progress progress,
      RestartPolicy policy,
      Duration patience) {
    this.progress = progress;
    this.policy = policy;
    this.patience = patience;
    components.forEach(component -> threads.execute(() -> watch(component)));
  }

  /**
   * Returns when the supervision is closed.
   *
   * @throws ComponentException when a component died so often that it was given up, with its exit
   *     code, log file and last lines
   */
  public void await() {
    try {
      end.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException thrown ? thrown : e;
    }
  }

  /**
   * Does the work on this thread; when a component is given up meanwhile, interrupts the work and
   * throws that in place of what the work throws.
   *
   * @throws ComponentException as {@link #await()} does
   */
  public <T> T during(Callable<T> work) throws Exception {
    Interruption interruption = new Interruption();
    CompletableFuture<Void> watch =
        end.whenComplete(
            (closed, givenUp) -> {
              if (givenUp != null) {
                interruption.interrupt();
              }
            });
    try {
      return work.call();
    } catch (InterruptedException | RuntimeException e) {
      if (end.isCompletedExceptionally()) {
        await();
      }
      throw e;
    } finally {
      interruption.end();
      watch.cancel(false);
      if (end.isCompletedExceptionally()) {
        Thread.interrupted();
      }
    }
  }

  /** Restarts nothing from now on; returns when no restart is under way. */
  @Override
  public void close() {
    closing.countDown();
    threads.shutdownNow();
    try {
      threads.awaitTermination(patience.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end.complete(null);
  }

  private void watch(RunningComponent component) {
    try {
      int quickDeaths = 0;
      Death death = awaitDeath(component);
      while (policy.afterDeath(death.uptime(), quickDeaths)
          instanceof RestartPolicy.Restart restart) {
        quickDeaths = restart.quickDeaths();
        progress.restarting(component, restart.pause());
        if (closing.await(restart.pause().toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        death = liveAgain(component);
      }
      end.completeExceptionally(
          new ComponentException(
              "gave up after " + (quickDeaths + 1) + " quick deaths: " + death.obituary()));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (closing.getCount() > 0) {
        end.completeExceptionally(e);
      }
    }
  }

  private static Death awaitDeath(RunningComponent component) {
    long began = System.nanoTime();
    boolean dead = false;
    while (!dead) {
      dead = component.awaitEnd(LONG);
    }
    return new Death(Duration.ofNanos(System.nanoTime() - began), component.obituary());
  }

  /** A start that fails is a death at once. */
  private Death liveAgain(RunningComponent component) {
    try {
      startAgain(component);
    } catch (ComponentException failedStart) {
      if (Thread.currentThread().isInterrupted()) {
        throw failedStart;
      }
      return new Death(Duration.ZERO, String.valueOf(failedStart.getMessage()));
    }
    return awaitDeath(component);
  }

  /** Leaves nothing running when it fails. */
  private void startAgain(RunningComponent component) {
    long began = System.nanoTime();
    component.relaunch();
    try {
      component.awaitHealthy(patience);
      progress.ready(component.component(), Duration.ofNanos(System.nanoTime() - began));
    } catch (ComponentException e) {
      if (!Thread.currentThread().isInterrupted()) {
        component.kill();
      }
      throw e;
    }
  }

  /** The end of one start: how long it was up, and what became of it. */
  private record Death(Duration uptime, String obituary) {}

  /** A thread that may be interrupted as long as it works. */
  private static final class Interruption {

    private final Thread worker = Thread.currentThread();
    private boolean working = true;

    synchronized void interrupt() {
      if (working) {
        worker.interrupt();
      }
    }

    synchronized void end() {
      working = false;
    }
  }
}
