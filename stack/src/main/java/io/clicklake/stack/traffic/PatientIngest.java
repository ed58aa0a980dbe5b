package io.clicklake.stack.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Posts a batch again until it is answered, with the same event ids, for as long as its patience.
 *
 * <p>It waits as long as the endpoint asked for, but at most ten seconds; where the endpoint did
 * not say, 0.2 s at first and twice as long each time.
 */
final class PatientIngest implements Ingest {
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Ingest ingest;
  private final Duration patience;
  private final Clock clock;
  private final Pause pause;
  private final AtomicInteger repeats = new AtomicInteger();

  PatientIngest(Ingest ingest, Duration patience, Clock clock, Pause pause) {
    this.ingest = ingest;
    this.patience = patience;
    this.clock = clock;
    this.pause = pause;
  }

  /** How many posts were made again, over all batches. */
  int repeats() {
    return repeats.get();
  }

  /**
   * @throws IngestRefusedException also where patience ends before an answer
   */
  @Override
  public IngestAnswer.Counted post(EventBatch batch) throws InterruptedException {
    Instant giveUp = clock.instant().plus(patience);
    Duration wait = FIRST_WAIT;
    while (true) {
      IngestAnswer answer = ingest.post(batch);
      if (answer instanceof IngestAnswer.Counted counted) {
        return counted;
      }
      if (answer instanceof IngestAnswer.TryAgain again) {
        Duration next = shorter(again.after().orElse(wait), LONGEST_WAIT);
        if (clock.instant().plus(next).isAfter(giveUp)) {
          throw outOfPatience(batch, again);
        }
        pause.last(next);
        repeats.incrementAndGet();
        wait = shorter(wait.multipliedBy(2), LONGEST_WAIT);
      }
    }
  }

  private IngestRefusedException outOfPatience(EventBatch batch, IngestAnswer.TryAgain last) {
    return new IngestRefusedException(
        "a batch of "
            + batch.size()
            + " events is not acknowledged within "
            + patience.toSeconds()
            + " s, last answer: "
            + last.why()
            + "; see the logs of the gateway, the function and the broker");
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
