package io.clicklake.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StepTimesTest {

  @Test
  void eachStepLastsFromTheEndOfTheOneBefore() {
    AtomicLong nanos = new AtomicLong(-5);
    StepTimes times = new StepTimes(nanos::get);

    nanos.addAndGet(Duration.ofMillis(1_234).toNanos());
    assertThat(times.soFar()).isEqualTo(Duration.ofMillis(1_234));
    times.done("start");
    nanos.addAndGet(Duration.ofMillis(2_006).toNanos());
    times.done("traffic");

    assertThat(times.steps())
        .containsExactly(
            new StepTimes.Step("start", Duration.ofMillis(1_234)),
            new StepTimes.Step("traffic", Duration.ofMillis(2_006)));
    assertThat(times.steps().stream().map(StepTimes.Step::seconds)).containsExactly(1.23, 2.01);
  }
}
