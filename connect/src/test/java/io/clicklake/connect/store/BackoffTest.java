package io.clicklake.connect.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {

  @Property
  void aWaitLiesUnderABoundThatDoublesUpToTheCap(
      @ForAll @IntRange(min = 1, max = 10_000) int base,
      @ForAll @IntRange(max = 1_000_000) int above,
      @ForAll @IntRange(max = 80) int attempts,
      @ForAll long seed) {
    long cap = (long) base + above;
    Backoff backoff =
        new Backoff(Duration.ofMillis(base), Duration.ofMillis(cap), new Random(seed));
    long bound = base;
    for (int attempt = 0; attempt < attempts; attempt++) {
      assertThat(backoff.next()).isBetween(Duration.ofMillis(1), Duration.ofMillis(bound));
      bound = Math.min(cap, bound * 2);
    }
    backoff.reset();
    assertThat(backoff.next()).isBetween(Duration.ofMillis(1), Duration.ofMillis(base));
  }

  @Example
  void waitsSpreadOverTheWholeBound() {
    Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(100), new Random(1));
    long shorter = 0;
    for (int i = 0; i < 1_000; i++) {
      shorter += backoff.next().toMillis() <= 50 ? 1 : 0;
    }
    assertThat(shorter).isBetween(400L, 600L);
  }

  @Example
  void aCapBelowTheBaseIsRefused() {
    assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(1), Duration.ZERO, new Random()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT1S");
  }
}
