package io.clicklake.stack.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatientIngestTest {
  private static final EventBatch BATCH =
      new EventBatch(
          List.of(
              new BlogTraffic(
                      new TrafficPlan(1, 1, Instant.parse("2025-05-28T11:00:00Z"), "run-of-test"))
                  .next()));
  private static final IngestAnswer.Counted COUNTED = new IngestAnswer.Counted(1, 0);

  private final HandMovedClock clock = new HandMovedClock();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<EventBatch> posted = new ArrayList<>();
  private final Deque<IngestAnswer> answers = new ArrayDeque<>();

  private final PatientIngest ingest =
      new PatientIngest(
          batch -> {
            posted.add(batch);
            return answers.size() > 1 ? answers.remove() : answers.element();
          },
          Duration.ofMinutes(1),
          clock,
          duration -> {
            pauses.add(duration);
            clock.now = clock.now.plus(duration);
          });

  private static final class HandMovedClock extends Clock {
    private Instant now = Instant.parse("2025-05-28T14:20:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("the clock of this test stays in UTC");
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static IngestAnswer.TryAgain tryAgain() {
    return new IngestAnswer.TryAgain(Optional.empty(), "connection refused");
  }

  private static IngestAnswer.TryAgain tryAgainAfter(int seconds) {
    return new IngestAnswer.TryAgain(Optional.of(Duration.ofSeconds(seconds)), "503");
  }

  @Test
  void anAnswerIsPassedOnAtOnce() throws Exception {
    answers.add(COUNTED);

    assertThat(ingest.post(BATCH)).isEqualTo(COUNTED);
    assertThat(pauses).isEmpty();
    assertThat(ingest.repeats()).isZero();
  }

  @Test
  void theSameBatchIsPostedAgainUntilItIsAnswered() throws Exception {
    answers.addAll(List.of(tryAgain(), tryAgain(), tryAgain(), COUNTED));

    assertThat(ingest.post(BATCH)).isEqualTo(COUNTED);
    assertThat(posted).containsOnly(BATCH).hasSize(4);
    assertThat(ingest.repeats()).isEqualTo(3);
    assertThat(pauses)
        .containsExactly(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800));
  }

  @Test
  void theEndpointsOwnTimeIsHonoured() throws Exception {
    answers.addAll(List.of(tryAgainAfter(3), COUNTED));

    ingest.post(BATCH);

    assertThat(pauses).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void theEndpointsOwnTimeIsBounded() throws Exception {
    answers.addAll(List.of(tryAgainAfter(3600), COUNTED));

    ingest.post(BATCH);

    assertThat(pauses).containsExactly(Duration.ofSeconds(10));
  }

  @Test
  void patienceEndsInAnErrorThatNamesTheLastAnswer() {
    answers.add(tryAgain());

    assertThatThrownBy(() -> ingest.post(BATCH))
        .isInstanceOf(IngestRefusedException.class)
        .hasMessageContaining("a batch of 1 events is not acknowledged within 60 s")
        .hasMessageContaining("connection refused");
    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThanOrEqualTo(Duration.ofMinutes(1));
  }
}
