package io.clicklake.stack.local;

import io.clicklake.components.ComponentException;
import io.clicklake.components.RunningComponent;
import java.time.Duration;
import java.util.Collection;
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
      while (true) {
        long started = System.nanoTime();
        awaitDeath(component);
        RestartPolicy.Decision decision =
            policy.afterDeath(Duration.ofNanos(System.nanoTime() - started), quickDeaths);
        if (decision instanceof RestartPolicy.Restart restart) {
          quickDeaths = restart.quickDeaths();
          progress.restarting(component, restart.pause());
          if (closing.await(restart.pause().toMillis(), TimeUnit.MILLISECONDS)) {
            return;
          }
          startAgain(component);
        } else if (decision instanceof RestartPolicy.GiveUp giveUp) {
          end.completeExceptionally(
              new ComponentException(
                  "gave up after "
                      + giveUp.quickDeaths()
                      + " quick deaths: "
                      + component.obituary()));
          return;
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (closing.getCount() > 0) {
        end.completeExceptionally(e);
      }
    }
  }

  private static void awaitDeath(RunningComponent component) {
    boolean dead = false;
    while (!dead) {
      dead = component.awaitEnd(LONG);
    }
  }

  /** A start that fails leaves a dead process, which the next round decides about. */
  private void startAgain(RunningComponent component) {
    long began = System.nanoTime();
    component.relaunch();
    try {
      component.awaitHealthy(patience);
      progress.ready(component.component(), Duration.ofNanos(System.nanoTime() - began));
    } catch (ComponentException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      component.kill();
    }
  }
}
