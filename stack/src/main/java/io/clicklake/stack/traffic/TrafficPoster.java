package io.clicklake.stack.traffic;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Posts traffic in batches by several senders at once; the first failure ends all of them. */
public final class TrafficPoster {
  /** The most events that the endpoint takes in one request. */
  public static final int MAX_BATCH_SIZE = EventBatch.MAX_EVENTS;

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(35);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final PatientIngest ingest;
  private final int batchSize;
  private final int senders;

  TrafficPoster(PatientIngest ingest, int batchSize, int senders) {
    if (batchSize < 1 || batchSize > EventBatch.MAX_EVENTS) {
      throw new IllegalArgumentException(
          "batch size is " + batchSize + ", expected 1 to " + EventBatch.MAX_EVENTS);
    }
    if (senders < 1) {
      throw new IllegalArgumentException("senders is " + senders + ", expected at least 1");
    }
    this.ingest = ingest;
    this.batchSize = batchSize;
    this.senders = senders;
  }

  /** A poster to the endpoint at this address. */
  public static TrafficPoster to(URI endpoint, int batchSize, int senders, Clock clock) {
    return new TrafficPoster(
        new PatientIngest(
            new HttpIngest(endpoint, REQUEST_TIMEOUT, clock), PATIENCE, clock, Pause.sleeping()),
        batchSize,
        senders);
  }

  /**
   * Posts everything and returns when all is answered.
   *
   * @param traffic asked by one sender at a time
   * @param progress told the tally after each batch, by one sender at a time
   * @throws IngestRefusedException where a batch is refused or stays unacknowledged; what was
   *     posted before stays posted
   */
  public Tally post(Iterator<TrafficEvent> traffic, Consumer<Tally> progress)
      throws InterruptedException {
    Posting posting = new Posting(traffic, progress);
    ExecutorService threads = Executors.newFixedThreadPool(senders);
    try {
      ExecutorCompletionService<Void> ends = new ExecutorCompletionService<>(threads);
      for (int sender = 0; sender < senders; sender++) {
        ends.submit(posting, null);
      }
      for (int sender = 0; sender < senders; sender++) {
        ends.take().get();
      }
    } catch (ExecutionException e) {
      throw failure(e);
    } finally {
      threads.shutdownNow();
    }
    return posting.tally();
  }

  private static RuntimeException failure(ExecutionException thrown) {
    if (thrown.getCause() instanceof Error error) {
      throw error;
    }
    return thrown.getCause() instanceof RuntimeException failure
        ? failure
        : new IllegalStateException("a sender of traffic failed", thrown);
  }

  /** One call of {@link #post}: what is left to send, and what is counted. */
  private final class Posting implements Runnable {
    private final Iterator<TrafficEvent> traffic;
    private final Consumer<Tally> progress;
    private Tally tally = Tally.NONE;

    Posting(Iterator<TrafficEvent> traffic, Consumer<Tally> progress) {
      this.traffic = traffic;
      this.progress = progress;
    }

    @Override
    public void run() {
      try {
        for (List<TrafficEvent> events = take(); !events.isEmpty(); events = take()) {
          EventBatch batch = new EventBatch(events);
          count(batch, ingest.post(batch));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private List<TrafficEvent> take() {
      synchronized (traffic) {
        List<TrafficEvent> events = new ArrayList<>(batchSize);
        while (events.size() < batchSize && traffic.hasNext()) {
          events.add(traffic.next());
        }
        return events;
      }
    }

    private synchronized void count(EventBatch batch, IngestAnswer.Counted counted) {
      tally = tally.with(batch, counted).withRepeats(ingest.repeats());
      progress.accept(tally);
    }

    private synchronized Tally tally() {
      return tally;
    }
  }
}
