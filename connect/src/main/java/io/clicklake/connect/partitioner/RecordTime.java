package io.clicklake.connect.partitioner;

import java.time.Clock;
import java.time.ZoneId;

/** What a record's time is, as {@code timestamp.extractor} says. */
public sealed interface RecordTime {

  /** When the sink sees the record. A record that is read again may have another one. */
  record Wallclock() implements RecordTime {}

  /** Kafka's timestamp of the record. */
  record KafkaTimestamp() implements RecordTime {}

  /**
   * A field's value.
   *
   * @param path dotted
   * @param zone of a text without one
   */
  record Field(String path, ZoneId zone) implements RecordTime {
    public Field {
      if (path.isBlank()) {
        throw new IllegalArgumentException("the path of a timestamp field is empty");
      }
    }
  }

  /** A reader of it, for one topic-partition. */
  default TimeSource source(Clock clock) {
    if (this instanceof Field field) {
      return new FieldTime(field.path(), field.zone());
    }
    return this instanceof Wallclock ? new WallclockTime(clock) : new KafkaTime();
  }
}
