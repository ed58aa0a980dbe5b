package io.clicklake.stack.traffic;

import java.time.Duration;
import java.util.Optional;

/** What came of posting a batch. */
sealed interface IngestAnswer {

  /** The endpoint has dealt with every event; its own counts. */
  record Counted(int accepted, int rejected) implements IngestAnswer {}

  /**
   * Nothing is acknowledged; the same batch may be posted again.
   *
   * @param after how long the endpoint wants to be left alone, empty where it did not say
   * @param why what happened, for the error that a caller out of patience makes of it
   */
  record TryAgain(Optional<Duration> after, String why) implements IngestAnswer {}
}
