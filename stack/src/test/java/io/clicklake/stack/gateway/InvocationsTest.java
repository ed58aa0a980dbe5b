package io.clicklake.stack.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InvocationsTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(100);

  private final AtomicInteger ids = new AtomicInteger();

  @Test
  void anInvocationEndsWithItsAnswer() throws Exception {
    Invocations invocations = invocations(10, LONG);
    CompletableFuture<Outcome> outcome = invoke(invocations);
    Invocation taken = invocations.next();
    assertThat(taken.event()).containsExactly(7);
    assertThat(invocations.end(taken.id(), new Outcome.Answered(new byte[] {8}))).isTrue();
    assertThat(outcome.get())
        .isInstanceOfSatisfying(
            Outcome.Answered.class, answered -> assertThat(answered.payload()).containsExactly(8));
  }

  @Test
  void anInvocationWhoseRuntimeDiedEndsAtItsDeadline() throws Exception {
    Invocations invocations = invocations(10, SHORT);
    CompletableFuture<Outcome> outcome = invoke(invocations);
    Invocation taken = invocations.next();
    assertThat(outcome.get()).isInstanceOf(Outcome.TimedOut.class);
    assertThat(invocations.end(taken.id(), new Outcome.Answered(new byte[0]))).isFalse();
    assertThat(invocations.runtimes()).isZero();
  }

  @Test
  void anInvocationThatWasGivenUpIsNotHandedOut() throws Exception {
    Invocations invocations = invocations(10, SHORT);
    assertThat(invoke(invocations).get()).isInstanceOf(Outcome.TimedOut.class);
    CompletableFuture<Outcome> second = invoke(invocations);
    Invocation taken = invocations.next();
    assertThat(taken.id()).isEqualTo("2");
    second.get();
  }

  @Test
  void anInvocationGivenBackIsTheNextOneHandedOut() throws Exception {
    Invocations invocations = invocations(10, LONG);
    CompletableFuture<Outcome> first = invoke(invocations);
    Invocation taken = invocations.next();
    CompletableFuture<Outcome> second = invoke(invocations);
    invocations.giveBack(taken);
    assertThat(invocations.next().id()).isEqualTo(taken.id());
    invocations.end(taken.id(), new Outcome.Failed("x"));
    assertThat(first.get()).isEqualTo(new Outcome.Failed("x"));
    invocations.end(invocations.next().id(), new Outcome.Failed("y"));
    assertThat(second.get()).isEqualTo(new Outcome.Failed("y"));
  }

  @Test
  void moreThanMayWaitAreRefused() throws Exception {
    Invocations invocations = invocations(1, SHORT);
    CompletableFuture<Outcome> one = invoke(invocations);
    CompletableFuture<Outcome> other = invoke(invocations);
    assertThat(new Outcome[] {one.get(), other.get()})
        .containsExactlyInAnyOrder(new Outcome.TimedOut(), new Outcome.Refused());
  }

  @Test
  void whatWaitsFailsWhenTheFunctionCannotStart() throws Exception {
    Invocations invocations = invocations(10, LONG);
    CompletableFuture<Outcome> outcome = invoke(invocations);
    while (!outcome.isDone()) {
      invocations.failWaiting("no handler");
      Thread.onSpinWait();
    }
    assertThat(outcome.get()).isEqualTo(new Outcome.Failed("no handler"));
  }

  private Invocations invocations(int capacity, Duration timeout) {
    Supplier<String> counted = () -> Integer.toString(ids.incrementAndGet());
    return new Invocations(capacity, timeout, Clock.systemUTC(), counted);
  }

  private static CompletableFuture<Outcome> invoke(Invocations invocations) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                outcome.complete(invocations.invoke(new byte[] {7}));
              } catch (InterruptedException | RuntimeException e) {
                outcome.completeExceptionally(e);
              }
            });
    caller.setDaemon(true);
    caller.start();
    return outcome;
  }
}
