package io.clicklake.connect.store;

import java.util.concurrent.atomic.LongAdder;

/** Counts what goes to the store and how it answers. Safe for use by several threads. */
public final class StoreMeter {

  private final LongAdder requests = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder throttles = new LongAdder();
  private final LongAdder errors = new LongAdder();

  void requestSent() {
    requests.increment();
  }

  void retried() {
    retries.increment();
  }

  void throttled() {
    throttles.increment();
  }

  void failed() {
    errors.increment();
  }

  /** HTTP requests sent, each repetition counted. */
  public long requests() {
    return requests.sum();
  }

  /** Requests that repeated one before within the same call. */
  public long retries() {
    return retries.sum();
  }

  /** Answers that asked for patience (HTTP 503 and 429). */
  public long throttles() {
    return throttles.sum();
  }

  /** Calls that failed after their last repetition; a missing object is no failure. */
  public long errors() {
    return errors.sum();
  }
}
