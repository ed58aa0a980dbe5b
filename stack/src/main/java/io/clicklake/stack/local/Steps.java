package io.clicklake.stack.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Runs steps, each as soon as those it comes after have succeeded, on as many threads as that
 * takes. Used once.
 */
final class Steps {

  private static final Duration QUIET = Duration.ofSeconds(20);

  private final List<Step> steps;
  private final Duration quiet;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** These steps; one that comes after another stands behind it in the list. */
  Steps(List<Step> steps) {
    this(steps, QUIET);
  }

  /** The same with how long a cancelled step is waited for. */
  Steps(List<Step> steps, Duration quiet) {
    this.quiet = quiet;
    this.steps = List.copyOf(steps);
  }

  /**
   * Returns when all steps have succeeded, or throws what the first one threw that did not; others
   * may then still run, until {@link #cancel()}.
   */
  void run() {
    CompletableFuture<Void> failure = new CompletableFuture<>();
    Map<String, CompletableFuture<Void>> done = new HashMap<>();
    for (Step step : steps) {
      CompletableFuture<Void> ready =
          CompletableFuture.allOf(
              step.after().stream()
                  .map(name -> predecessor(step, name, done))
                  .toArray(CompletableFuture<?>[]::new));
      CompletableFuture<Void> finished =
          ready
              .thenRunAsync(step.action(), threads)
              .whenComplete(
                  (nothing, thrown) -> {
                    if (thrown != null) {
                      failure.completeExceptionally(thrown);
                    }
                  });
      done.put(step.name(), finished);
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(done.values().toArray(CompletableFuture<?>[]::new));
    try {
      CompletableFuture.anyOf(all, failure).join();
    } catch (CompletionException e) {
      throw cause(e);
    }
    threads.shutdown();
  }

  /** Starts nothing more, interrupts what runs and waits until it has ended, at most 20 s. */
  void cancel() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(quiet.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static CompletableFuture<Void> predecessor(
      Step step, String name, Map<String, CompletableFuture<Void>> done) {
    CompletableFuture<Void> predecessor = done.get(name);
    if (predecessor == null) {
      throw new IllegalArgumentException(
          "step " + step.name() + " comes after " + name + ", which is not before it in the list");
    }
    return predecessor;
  }

  private static RuntimeException cause(CompletionException e) {
    if (e.getCause() instanceof RejectedExecutionException) {
      return new IllegalStateException("cancelled", e);
    }
    return e.getCause() instanceof RuntimeException thrown ? thrown : e;
  }
}
