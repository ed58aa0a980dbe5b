package io.clicklake.stack.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.stack.demo.HandMovedClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestMeterTest {

  private final HandMovedClock clock = new HandMovedClock();
  private final IngestMeter meter = new IngestMeter(clock);

  private void answer(String route, int status, String body) {
    meter.answered(route, status, body.getBytes(StandardCharsets.UTF_8));
  }

  private void accepted(int events) {
    answer("POST /ingest", 202, "{\"accepted\":" + events + ",\"rejected\":[]}");
  }

  private void pass(int seconds) {
    clock.move(Duration.ofSeconds(seconds));
  }

  private static long[] last(long[] seconds, int count) {
    return Arrays.copyOfRange(seconds, seconds.length - count, seconds.length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST /ingest | 202 | {\"accepted\":3,\"rejected\":[{\"index\":0},{\"index\":2}]} | 3 | 2",
        "POST /ingest | 400 | {\"accepted\":0,\"rejected\":[{\"index\":0}]}                | 0 | 1",
        "POST /ingest | 413 | {\"message\":\"too large\"}                                  | 0 | 0",
        "POST /ingest | 503 | {\"accepted\":3,\"rejected\":[]}                             | 0 | 0",
        "POST /ingest | 202 | not JSON                                                     | 0 | 0",
        "GET /health  | 200 | {\"accepted\":3,\"rejected\":[]}                             | 0 | 0",
      })
  void whatAnAnswerSaysOfEventsCounts(
      String route, int status, String body, long accepted, long rejected) {
    answer(route, status, body);

    assertThat(meter.counts().accepted()).isEqualTo(accepted);
    assertThat(meter.counts().rejected()).isEqualTo(rejected);
  }

  @Test
  void aSecondIsShownOnceItIsWhole() {
    accepted(2);
    accepted(3);
    assertThat(last(meter.counts().acceptedBySecond(), 2)).containsExactly(0, 0);

    pass(1);
    accepted(7);
    assertThat(last(meter.counts().acceptedBySecond(), 2)).containsExactly(0, 5);

    pass(2);
    assertThat(last(meter.counts().acceptedBySecond(), 4)).containsExactly(0, 5, 7, 0);
    assertThat(meter.counts().acceptedBySecond()).hasSize(IngestMeter.SECONDS);
  }

  @Test
  void secondsFallOutAfterTwoMinutesAndTheirPlaceIsUsedAgain() {
    accepted(5);
    pass(IngestMeter.SECONDS);
    accepted(6);
    assertThat(meter.counts().acceptedBySecond()[0]).isEqualTo(5);

    pass(1);
    assertThat(meter.counts().acceptedBySecond()[0]).isZero();
    assertThat(last(meter.counts().acceptedBySecond(), 1)).containsExactly(6);

    pass(10_000);
    assertThat(meter.counts().acceptedBySecond()).containsOnly(0);
    assertThat(meter.counts().accepted()).isEqualTo(11);
  }

  @Test
  void aClockSetBackCountsInTheNewestSecond() {
    accepted(1);
    clock.move(Duration.ofSeconds(-30));
    accepted(2);
    clock.move(Duration.ofSeconds(31));

    assertThat(last(meter.counts().acceptedBySecond(), 1)).containsExactly(3);
  }
}
