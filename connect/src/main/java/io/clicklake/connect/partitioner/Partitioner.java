package io.clicklake.connect.partitioner;

import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.row.Row;
import java.util.List;
import java.util.OptionalLong;

/** Decides the partition of the lake that a record belongs to. Used by one thread. */
public interface Partitioner {

  /** The fields it asks a row for, by dotted path, in the order that {@link Row#field} has them. */
  List<String> fields();

  /**
   * The record's time in milliseconds since 1970-01-01T00:00:00Z.
   *
   * @throws io.clicklake.connect.decode.BadRecordException when it has none, or an absurd one
   */
  long epochMillis(KafkaRecord record, Row row);

  /**
   * Whether a record that is read again gets the same time and path; not so where the clock
   * decides.
   */
  default boolean isRepeatable() {
    return true;
  }

  /**
   * When the partition of a time ends, in milliseconds since 1970-01-01T00:00:00Z; empty where time
   * does not decide.
   */
  default OptionalLong endMillis(long epochMillis) {
    return OptionalLong.empty();
  }

  /**
   * The partition's path, without a slash at its ends.
   *
   * @param epochMillis the record's time
   * @throws io.clicklake.connect.decode.BadRecordException when the record belongs nowhere
   */
  String path(KafkaRecord record, Row row, long epochMillis);
}
