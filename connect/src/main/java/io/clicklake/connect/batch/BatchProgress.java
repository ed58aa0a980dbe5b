package io.clicklake.connect.batch;

import java.time.Instant;

/** How far a batch that is not empty has come, as rotation sees it. */
public interface BatchProgress {

  /** Offsets taken, those of rejected records included. */
  long records();

  /** Encoded size of its largest file. */
  long largestFileBytes();

  /**
   * How far the newest record time seen has moved since the batch was opened, in milliseconds; late
   * records do not move it.
   */
  long recordMillis();

  /** When its first offset was taken, by the task's clock. */
  Instant openedAt();
}
