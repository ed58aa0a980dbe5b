package io.clicklake.stack.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.stack.demo.HandMovedClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class LookTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final HandMovedClock clock = new HandMovedClock();
  private final Deque<Runnable> begun = new ArrayDeque<>();
  private int looks;

  private Look<Integer> look(int restPerWork, Duration taking) {
    return look(
        restPerWork,
        () -> {
          clock.move(taking);
          return ++looks;
        });
  }

  private Look<Integer> look(int restPerWork, Callable<Integer> lookup) {
    return new Look<>(SECOND, restPerWork, lookup, begun::add, clock);
  }

  private void work() {
    while (!begun.isEmpty()) {
      begun.remove().run();
    }
  }

  @Test
  void askingGivesTheLastFindingAtOnceAndBeginsTheNextLook() {
    Look<Integer> look = look(1, Duration.ZERO);

    assertThat(look.latest()).isEqualTo(Seen.nothingYet());
    work();
    assertThat(look.latest().value()).hasValue(1);
    clock.move(SECOND);
    assertThat(look.latest().value()).as("the look has only begun").hasValue(1);
    work();
    assertThat(look.latest().value()).hasValue(2);
  }

  @Test
  void nothingIsLookedAtWhileNobodyAsks() {
    Look<Integer> look = look(1, Duration.ZERO);
    look.latest();
    work();

    clock.move(Duration.ofHours(1));
    work();

    assertThat(looks).isEqualTo(1);
  }

  @Test
  void howeverManyAskThereIsOneLookAtATimeAndOnePerPeriod() {
    Look<Integer> look = look(1, Duration.ZERO);
    for (int asker = 0; asker < 50; asker++) {
      look.latest();
    }
    assertThat(begun).hasSize(1);
    work();
    for (int asker = 0; asker < 50; asker++) {
      look.latest();
    }
    assertThat(begun).isEmpty();
  }

  @Test
  void aLookThatTakesLongRestsLonger() {
    Look<Integer> look = look(3, Duration.ofSeconds(2));
    look.latest();
    work();

    clock.move(Duration.ofMillis(5_999));
    look.latest();
    assertThat(begun).isEmpty();
    clock.move(Duration.ofMillis(1));
    look.latest();
    assertThat(begun).hasSize(1);
    work();
    assertThat(look.latest().finding().orElseThrow().took()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aFailedLookKeepsWhatWasSeenAndSaysWhy() {
    Look<Integer> look =
        look(
            1,
            () -> {
              if (++looks == 2) {
                throw new IllegalStateException("the broker sleeps");
              }
              return looks;
            });
    look.latest();
    work();
    Seen<Integer> before = look.latest();
    clock.move(SECOND);
    look.latest();
    work();

    assertThat(look.latest()).isEqualTo(before.failed("the broker sleeps"));
    assertThat(look.latest().value()).hasValue(1);

    clock.move(SECOND);
    look.latest();
    work();
    assertThat(look.latest().trouble()).isEmpty();
    assertThat(look.latest().value()).hasValue(3);
  }

  @Test
  void aMissingNativeLibraryIsATroubleAndNotTheEnd() {
    Look<Integer> look =
        look(
            1,
            () -> {
              throw new UnsatisfiedLinkError("no duck here");
            });
    look.latest();
    work();

    assertThat(look.latest().trouble()).hasValue("no duck here");
  }

  @Test
  void afterTheThreadsHaveEndedWhatWasSeenLastStays() {
    Executor ended =
        task -> {
          throw new RejectedExecutionException("closed");
        };
    Look<Integer> look = new Look<>(SECOND, 1, () -> 1, ended, clock);

    assertThat(look.latest()).isEqualTo(Seen.nothingYet());
    assertThat(look.latest()).isEqualTo(Seen.nothingYet());
  }
}
