package io.clicklake.stack.live;

import io.clicklake.stack.lake.LakeDirectory;
import io.clicklake.stack.lake.LakeView;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks at the pipeline for those who ask. An answer is what was seen last and comes at once;
 * asking is what keeps the looks going, so nothing runs while nobody asks. Safe for any number of
 * threads; {@link #close()} ends its threads.
 */
public final class LiveLake implements AutoCloseable {
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
  private static final Duration BROKER_PATIENCE = Duration.ofSeconds(2);
  private static final Duration WINDOW = Duration.ofHours(24);
  private static final List<String> TOPICS =
      List.of(LakeView.CLICK_EVENTS.topic(), LakeView.REJECTED_EVENTS.topic());

  private final ExecutorService threads = Executors.newCachedThreadPool(LiveLake::daemon);
  private final IngestMeter ingest;
  private final LakeDirectory lake;
  private final Clock clock;
  private final Look<SortedMap<TopicPartition, Long>> ends;
  private final Look<LakeStand> stand;
  private final Look<LakeAnswers> answers;
  private final Look<List<Absence>> absences;
  private volatile Optional<LakeAnswers> given = Optional.empty();

  /** The pipeline around an endpoint whose answers this meter counts. */
  public LiveLake(Surroundings parts, IngestMeter ingest, Clock clock) {
    this.ingest = ingest;
    this.lake = new LakeDirectory(parts.lakeRoot());
    this.clock = clock;
    KafkaEnds kafka = new KafkaEnds(parts.broker(), BROKER_PATIENCE);
    this.ends = look(A_SECOND, 1, () -> kafka.of(TOPICS));
    this.stand = look(A_SECOND, 1, () -> LakeStand.of(lake));
    this.answers = look(A_SECOND, 3, this::ask);
    this.absences = look(TWO_SECONDS, 1, () -> Absence.among(parts));
  }

  /** The picture of this moment, as JSON in UTF-8; its form is that of {@link Picture}. */
  public byte[] picture() {
    return new Picture(
            clock.instant(),
            ingest.counts(),
            ends.latest(),
            stand.latest(),
            answers.latest(),
            absences.latest())
        .toJson()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(BROKER_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> Look<T> look(Duration period, int restPerWork, Callable<T> lookup) {
    return new Look<>(period, restPerWork, lookup, threads, clock);
  }

  /** Asks the lake, unless nothing has been committed since it was asked before. */
  private LakeAnswers ask() {
    Instant since = clock.instant().minus(WINDOW).truncatedTo(ChronoUnit.HOURS);
    LakeAnswers.Asked about =
        new LakeAnswers.Asked(since, stand.latest().value().orElseGet(() -> LakeStand.of(lake)));
    LakeAnswers now =
        given
            .filter(before -> before.asked().equals(about))
            .orElseGet(() -> LakeAnswers.of(lake, about));
    given = Optional.of(now);
    return now;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "live-lake");
    thread.setDaemon(true);
    return thread;
  }
}
