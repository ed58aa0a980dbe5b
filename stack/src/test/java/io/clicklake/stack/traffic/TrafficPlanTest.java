package io.clicklake.stack.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficPlanTest {
  private static final Instant FROM = Instant.parse("2025-05-28T11:00:00Z");

  @Test
  void theLastHoursAreThreeFullOnes() {
    Clock clock = Clock.fixed(Instant.parse("2025-05-28T14:59:59.999Z"), ZoneOffset.UTC);

    assertThat(TrafficPlan.overLastHours(10, 1, "run-of-test", clock).from()).isEqualTo(FROM);
  }

  @Test
  void noEventsAreRefused() {
    assertThatThrownBy(() -> new TrafficPlan(0, 1, FROM, "run-of-test"))
        .hasMessage("events is 0, expected at least 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "has space", "UPPER-CASE", "per%cent%"})
  void aRunThatCouldBeMistakenInATextIsRefused(String run) {
    assertThatThrownBy(() -> new TrafficPlan(1, 1, FROM, run))
        .hasMessageContaining("run is '" + run + "'");
  }

  @Test
  void visitsAtOnceFollowFromTheDensityOfEvents() {
    assertThat(new TrafficPlan(1, 1, FROM, "run-of-test").visitsAtOnce()).isEqualTo(1);
    assertThat(new TrafficPlan(20_000, 1, FROM, "run-of-test").visitsAtOnce()).isEqualTo(37);
    assertThat(new TrafficPlan(2_000_000, 1, FROM, "run-of-test").visitsAtOnce()).isEqualTo(3703);
  }
}
