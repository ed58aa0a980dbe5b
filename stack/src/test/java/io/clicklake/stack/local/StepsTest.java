package io.clicklake.stack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StepsTest {

  private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();

  @Test
  void aStepRunsAfterThoseItNeeds() {
    new Steps(List.of(step("a", Set.of()), step("b", Set.of("a")), step("c", Set.of("a", "b"))))
        .run();
    assertThat(done).containsExactly("a", "b", "c");
  }

  @Test
  void stepsThatNeedNothingRunTogether() {
    CountDownLatch both = new CountDownLatch(2);
    Runnable meet =
        () -> {
          both.countDown();
          awaitLatch(both);
        };
    new Steps(List.of(new Step("a", Set.of(), meet), new Step("b", Set.of(), meet))).run();
    assertThat(both.getCount()).isZero();
  }

  @Test
  void theFirstFailureIsThrownAndWhatComesAfterItDoesNotRun() {
    IllegalStateException failure = new IllegalStateException("no");
    Steps steps =
        new Steps(
            List.of(
                new Step(
                    "a",
                    Set.of(),
                    () -> {
                      throw failure;
                    }),
                step("b", Set.of("a"))));
    assertThatThrownBy(steps::run).isSameAs(failure);
    steps.cancel();
    assertThat(done).isEmpty();
  }

  @Test
  void cancellingInterruptsWhatRunsAndWaitsForIt() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Steps steps =
        new Steps(
            List.of(
                new Step(
                    "endless",
                    Set.of(),
                    () -> {
                      started.countDown();
                      awaitLatch(new CountDownLatch(1));
                      interrupted.set(Thread.currentThread().isInterrupted());
                    })));
    Thread runner = new Thread(steps::run);
    runner.start();
    started.await();
    steps.cancel();
    assertThat(interrupted).isTrue();
    runner.join();
  }

  @Test
  void aStepAfterOneThatIsNotThereIsRefused() {
    Steps steps = new Steps(List.of(step("a", Set.of("missing"))));
    assertThatThrownBy(steps::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("a", "missing");
    steps.cancel();
  }

  private Step step(String name, Set<String> after) {
    return new Step(name, after, () -> done.add(name));
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
