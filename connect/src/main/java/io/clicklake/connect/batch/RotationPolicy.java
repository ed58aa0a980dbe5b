package io.clicklake.connect.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a batch is closed.
 *
 * @param maxRecords records in a batch
 * @param maxFileBytes encoded bytes in its largest file
 * @param recordTime how far record time may move on
 * @param wallClock how long a batch may stay open
 */
public record RotationPolicy(
    long maxRecords,
    long maxFileBytes,
    Optional<Duration> recordTime,
    Optional<Duration> wallClock) {

  public RotationPolicy {
    if (maxRecords < 1) {
      throw new IllegalArgumentException("a batch of " + maxRecords + " records, not ≥ 1");
    }
    if (maxFileBytes < 1) {
      throw new IllegalArgumentException("a file of " + maxFileBytes + " bytes, not ≥ 1");
    }
  }

  /** Why the batch is to be closed now; empty when it may stay open. Asked for every record. */
  public Optional<RotationReason> due(BatchProgress batch, Instant now) {
    if (batch.records() >= maxRecords) {
      return Optional.of(RotationReason.RECORDS);
    }
    if (batch.largestFileBytes() >= maxFileBytes) {
      return Optional.of(RotationReason.BYTES);
    }
    if (recordTime.isPresent() && batch.recordMillis() >= recordTime.get().toMillis()) {
      return Optional.of(RotationReason.RECORD_TIME);
    }
    if (wallClock.isPresent()
        && batch.openedAt().until(now, ChronoUnit.MILLIS) >= wallClock.get().toMillis()) {
      return Optional.of(RotationReason.WALL_CLOCK);
    }
    return Optional.empty();
  }

  /** When the batch is closed at the latest, by the task's clock. */
  public Optional<Instant> deadline(BatchProgress batch) {
    return wallClock.map(batch.openedAt()::plus);
  }
}
