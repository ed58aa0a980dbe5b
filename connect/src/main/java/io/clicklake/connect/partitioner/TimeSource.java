package io.clicklake.connect.partitioner;

import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.row.Row;
import java.time.Instant;
import java.util.List;

/** Reads a record's time. Used by one thread. */
interface TimeSource {

  /** The first instant that a path can have. */
  long EARLIEST = Instant.parse("0001-01-02T00:00:00Z").toEpochMilli();

  /** The instant after the last one that a path can have. */
  long AFTER_LATEST = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

  /** Whether a record that is read again has the same time. */
  default boolean isRepeatable() {
    return true;
  }

  /** The fields it asks a row for; none or one. */
  List<String> fields();

  /**
   * The time in milliseconds since 1970-01-01T00:00:00Z.
   *
   * @param firstField index in the row of the first of {@link #fields()}
   * @throws BadRecordException when there is none, or it is not within years 1 to 9999
   */
  long epochMillis(KafkaRecord record, Row row, int firstField);

  /** The time, if it is one that a path can have. */
  static long usable(String what, long epochMillis) {
    if (epochMillis < EARLIEST || epochMillis >= AFTER_LATEST) {
      throw new BadRecordException(
          "%s is %d ms since 1970, not within years 1 to 9999".formatted(what, epochMillis));
    }
    return epochMillis;
  }
}
