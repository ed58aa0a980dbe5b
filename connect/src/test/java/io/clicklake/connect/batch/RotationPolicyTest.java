package io.clicklake.connect.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationPolicyTest {

  private static final Instant OPENED = Instant.parse("2025-05-28T14:00:00Z");

  private record Progress(long records, long largestFileBytes, long recordMillis, Instant openedAt)
      implements BatchProgress {}

  private final RotationPolicy policy =
      new RotationPolicy(
          1_000, 5_000, Optional.of(Duration.ofHours(1)), Optional.of(Duration.ofMinutes(10)));

  @ParameterizedTest
  @CsvSource({
    "   1,    0, PT0S,       PT0S,      ''",
    " 999, 4999, PT59M59S,   PT9M59S,   ''",
    "1000,    0, PT0S,       PT0S,      RECORDS",
    "   1, 5000, PT0S,       PT0S,      BYTES",
    "   1,    0, PT1H,       PT0S,      RECORD_TIME",
    "   1,    0, PT0S,       PT10M,     WALL_CLOCK",
    "1000, 5000, PT1H,       PT10M,     RECORDS",
  })
  void aBatchIsClosedAtItsFirstLimit(
      long records, long bytes, Duration recordTime, Duration age, String reason) {
    var progress = new Progress(records, bytes, recordTime.toMillis(), OPENED);
    assertThat(policy.due(progress, OPENED.plus(age)).map(Enum::name).orElse("")).isEqualTo(reason);
  }

  @Test
  void limitsThatAreNotSetDoNotCount() {
    var open = new RotationPolicy(10, 10, Optional.empty(), Optional.empty());
    var old = new Progress(1, 1, Duration.ofDays(9).toMillis(), OPENED);
    assertThat(open.due(old, OPENED.plus(Duration.ofDays(9)))).isEmpty();
    assertThat(open.deadline(old)).isEmpty();
  }

  @Test
  void aClockThatJumpsBackKeepsTheBatchOpen() {
    var progress = new Progress(1, 1, 0, OPENED);
    assertThat(policy.due(progress, OPENED.minusSeconds(3600))).isEmpty();
    assertThat(policy.deadline(progress)).contains(OPENED.plus(Duration.ofMinutes(10)));
  }

  @Test
  void limitsBelowOneAreRefused() {
    assertThatThrownBy(() -> new RotationPolicy(0, 1, Optional.empty(), Optional.empty()))
        .hasMessageContaining("0 records");
    assertThatThrownBy(() -> new RotationPolicy(1, 0, Optional.empty(), Optional.empty()))
        .hasMessageContaining("0 bytes");
  }
}
