package io.clicklake.stack.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The queue between those who invoke the function and the runtimes that run it.
 *
 * <p>An invocation ends exactly once: answered, failed, or at its deadline, which comes whether or
 * not a runtime still works on it. Safe for any number of threads on both sides.
 */
final class Invocations {

  private final Duration functionTimeout;
  private final Clock clock;
  private final Supplier<String> ids;
  private final BlockingDeque<Invocation> waiting;
  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private final AtomicInteger polling = new AtomicInteger();

  /**
   * A queue of at most {@code capacity} waiting invocations.
   *
   * @param functionTimeout from the invocation to its deadline
   */
  Invocations(int capacity, Duration functionTimeout, Clock clock, Supplier<String> ids) {
    this.waiting = new LinkedBlockingDeque<>(capacity);
    this.functionTimeout = functionTimeout;
    this.clock = clock;
    this.ids = ids;
  }

  /** Invokes the function and waits for the end. */
  Outcome invoke(byte[] event) throws InterruptedException {
    Instant deadline = clock.instant().plus(functionTimeout);
    Invocation invocation = new Invocation(ids.get(), event, deadline, new CompletableFuture<>());
    if (!waiting.offerLast(invocation)) {
      return new Outcome.Refused();
    }
    try {
      return invocation.outcome().get(functionTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      invocation.outcome().complete(new Outcome.TimedOut());
      return invocation.outcome().join();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an outcome is never exceptional", e);
    } finally {
      waiting.remove(invocation);
      running.remove(invocation.id());
    }
  }

  /** The next invocation for a runtime that asks; waits until there is one. */
  Invocation next() throws InterruptedException {
    polling.incrementAndGet();
    try {
      while (true) {
        Invocation invocation = waiting.takeFirst();
        running.put(invocation.id(), invocation);
        if (!invocation.ended()) {
          return invocation;
        }
        running.remove(invocation.id());
      }
    } finally {
      polling.decrementAndGet();
    }
  }

  /** Takes back an invocation whose runtime was gone before it got it. */
  void giveBack(Invocation invocation) {
    running.remove(invocation.id());
    if (!invocation.ended() && !waiting.offerFirst(invocation)) {
      invocation.outcome().complete(new Outcome.Refused());
    }
  }

  /** Ends an invocation; says whether it was still awaited. */
  boolean end(String id, Outcome outcome) {
    Invocation invocation = running.remove(id);
    return invocation != null && invocation.outcome().complete(outcome);
  }

  /** Fails what waits: the function cannot start. */
  void failWaiting(String error) {
    for (Invocation next = waiting.pollFirst(); next != null; next = waiting.pollFirst()) {
      next.outcome().complete(new Outcome.Failed(error));
    }
  }

  /** Runtimes that ask for work or do some. */
  int runtimes() {
    return polling.get() + running.size();
  }
}
