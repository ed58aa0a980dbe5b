package io.clicklake.stack.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class TrafficPosterTest {
  private static final TrafficPlan PLAN =
      new TrafficPlan(1_234, 1, Instant.parse("2025-05-28T11:00:00Z"), "run-of-test");

  private static TrafficPoster poster(Ingest ingest, int batchSize, int senders) {
    return new TrafficPoster(
        new PatientIngest(ingest, Duration.ofMinutes(1), Clock.systemUTC(), duration -> {}),
        batchSize,
        senders);
  }

  private static IngestAnswer.Counted judged(EventBatch batch) {
    int rejected = (int) batch.events().stream().filter(e -> e.malformation().isPresent()).count();
    return new IngestAnswer.Counted(batch.size() - rejected, rejected);
  }

  @ParameterizedTest
  @CsvSource({"50, 4", "100, 1", "1, 8", "7, 3"})
  void everyEventIsPostedOnceWhateverTheBatchesAndSenders(int batchSize, int senders)
      throws Exception {
    List<TrafficEvent> posted = Collections.synchronizedList(new ArrayList<>());
    Ingest ingest =
        batch -> {
          posted.addAll(batch.events());
          return judged(batch);
        };

    Tally tally = poster(ingest, batchSize, senders).post(new BlogTraffic(PLAN), progress -> {});

    List<TrafficEvent> made = new ArrayList<>();
    new BlogTraffic(PLAN).forEachRemaining(made::add);
    assertThat(posted).containsExactlyInAnyOrderElementsOf(made);
    int malformed = (int) made.stream().filter(e -> e.malformation().isPresent()).count();
    assertThat(malformed).isPositive();
    assertThat(tally).isEqualTo(new Tally(1_234, 1_234 - malformed, malformed, 0));
  }

  @Test
  void sendersPostAtTheSameTime() throws Exception {
    CyclicBarrier four = new CyclicBarrier(4);
    AtomicInteger first = new AtomicInteger();
    Set<String> threads = new ConcurrentSkipListSet<>();
    Ingest ingest =
        batch -> {
          threads.add(Thread.currentThread().getName());
          if (first.getAndIncrement() < 4) {
            meet(four);
          }
          return judged(batch);
        };

    poster(ingest, 10, 4).post(new BlogTraffic(PLAN), progress -> {});

    assertThat(threads).hasSize(4);
  }

  @Test
  void progressTellsTheTallyAfterEachBatch() throws Exception {
    List<Integer> sent = new ArrayList<>();

    poster(TrafficPosterTest::judged, 100, 2)
        .post(new BlogTraffic(PLAN), tally -> sent.add(tally.sent()));

    assertThat(sent).hasSize(13).isSorted().endsWith(1_234);
  }

  @Test
  void aRefusalEndsAllSenders() {
    AtomicInteger posts = new AtomicInteger();
    Ingest ingest =
        batch -> {
          if (posts.incrementAndGet() == 3) {
            throw new IngestRefusedException("413 too large");
          }
          return judged(batch);
        };

    assertThatThrownBy(() -> poster(ingest, 1, 1).post(new BlogTraffic(PLAN), progress -> {}))
        .isInstanceOf(IngestRefusedException.class)
        .hasMessage("413 too large");
    assertThat(posts).hasValue(3);
  }

  @Test
  void repeatsAreCounted() throws Exception {
    Set<String> refusedOnce = Collections.synchronizedSet(new TreeSet<>());
    Ingest ingest =
        batch ->
            refusedOnce.add(batch.events().get(0).id().toString())
                ? new IngestAnswer.TryAgain(java.util.Optional.empty(), "503")
                : judged(batch);

    Tally tally = poster(ingest, 100, 3).post(new BlogTraffic(PLAN), progress -> {});

    assertThat(tally.sent()).isEqualTo(1_234);
    assertThat(tally.repeats()).isEqualTo(13);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, batch size is 0", "101, 1, batch size is 101", "50, 0, senders is 0"})
  void sizesOutOfBoundsAreRefused(int batchSize, int senders, String message) {
    assertThatThrownBy(() -> poster(TrafficPosterTest::judged, batchSize, senders))
        .hasMessageStartingWith(message);
  }

  private static void meet(CyclicBarrier barrier) throws InterruptedException {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (java.util.concurrent.BrokenBarrierException
        | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("fewer than four senders post at the same time", e);
    }
  }
}
