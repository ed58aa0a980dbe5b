package io.clicklake.stack.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Something that is looked at while somebody asks for it. To ask gives the last finding at once and
 * begins the next look where one is due: not before the period is over since the last one began,
 * and not before three times as long as that one lasted, so that looking takes a quarter of a
 * processor at most however many ask. One look at a time. Safe for any number of threads.
 */
final class Look<T> {
  private final Duration period;
  private final int restPerWork;
  private final Callable<T> lookup;
  private final Executor threads;
  private final Clock clock;

  private Seen<T> seen = Seen.nothingYet();
  private Instant due = Instant.MIN;
  private boolean underWay;

  /**
   * A look that nobody has asked for yet.
   *
   * @param restPerWork how many times as long as it took a look rests
   * @param threads where it is done; one that takes no more work ends the looking
   */
  Look(Duration period, int restPerWork, Callable<T> lookup, Executor threads, Clock clock) {
    this.period = period;
    this.restPerWork = restPerWork;
    this.lookup = lookup;
    this.threads = threads;
    this.clock = clock;
  }

  synchronized Seen<T> latest() {
    if (!underWay && !clock.instant().isBefore(due)) {
      underWay = true;
      try {
        threads.execute(this::look);
      } catch (RejectedExecutionException closed) {
        // What was seen last stays.
      }
    }
    return seen;
  }

  private void look() {
    Instant began = clock.instant();
    Seen<T> next = latestBefore();
    try {
      T value = lookup.call();
      next = Seen.found(value, began, Duration.between(began, clock.instant()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception | LinkageError e) {
      next = next.failed(said(e));
    } finally {
      end(began, next);
    }
  }

  private synchronized Seen<T> latestBefore() {
    return seen;
  }

  private synchronized void end(Instant began, Seen<T> next) {
    Instant ended = clock.instant();
    Instant rested = ended.plus(Duration.between(began, ended).multipliedBy(restPerWork));
    Instant regular = began.plus(period);
    due = rested.isAfter(regular) ? rested : regular;
    seen = next;
    underWay = false;
  }

  private static String said(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }
}
