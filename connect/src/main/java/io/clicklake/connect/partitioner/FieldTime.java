package io.clicklake.connect.partitioner;

import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.row.Row;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The time in a field: a long or int of any timestamp or date type, plain milliseconds, or text in
 * ISO 8601.
 */
final class FieldTime implements TimeSource {

  private static final long MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

  private final String path;
  private final IsoTime iso;
  private Reading reading = Reading.NONE;

  /** How many units of a type make a millisecond, or how many milliseconds a unit. */
  private record Reading(@Nullable Schema type, long unitsPerMilli, long millisPerUnit) {
    static final Reading NONE = new Reading(null, 1, 1);
  }

  FieldTime(String path, ZoneId zone) {
    this.path = path;
    this.iso = new IsoTime(zone);
  }

  @Override
  public List<String> fields() {
    return List.of(path);
  }

  @Override
  public long epochMillis(KafkaRecord record, Row row, int firstField) {
    Object value = row.field(firstField);
    if (value instanceof Long || value instanceof Integer) {
      return TimeSource.usable(
          "field " + path, millis(row.fieldSchema(firstField), ((Number) value).longValue()));
    }
    if (value instanceof String text) {
      return TimeSource.usable("field " + path, text(text));
    }
    throw new BadRecordException(
        value == null
            ? "field %s is null, not a timestamp".formatted(path)
            : "field %s is %s, not long, int or ISO 8601 text; set timestamp.field to a timestamp"
                .formatted(path, row.fieldSchema(firstField)));
  }

  @SuppressWarnings("ReferenceEquality") // one schema object per projection; equality walks it
  private long millis(Schema type, long units) {
    if (reading.type() != type) {
      reading = reading(type);
    }
    if (reading.millisPerUnit() != 1) {
      return Math.multiplyExact(units, reading.millisPerUnit());
    }
    return reading.unitsPerMilli() == 1 ? units : Math.floorDiv(units, reading.unitsPerMilli());
  }

  private static Reading reading(Schema type) {
    LogicalType logical = type.getLogicalType();
    if (logical instanceof LogicalTypes.TimestampMicros
        || logical instanceof LogicalTypes.LocalTimestampMicros) {
      return new Reading(type, 1_000, 1);
    }
    if (logical instanceof LogicalTypes.TimestampNanos
        || logical instanceof LogicalTypes.LocalTimestampNanos) {
      return new Reading(type, 1_000_000, 1);
    }
    return new Reading(type, 1, logical instanceof LogicalTypes.Date ? MILLIS_PER_DAY : 1);
  }

  private long text(String value) {
    return iso.epochMillis(value)
        .orElseThrow(
            () ->
                new BadRecordException(
                    "field %s is \"%s\", not a time in ISO 8601, for example 2025-05-28T14:00:00Z"
                        .formatted(path, shortened(value))));
  }

  private static String shortened(String value) {
    return value.length() > 40 ? value.substring(0, 40) + "…" : value;
  }
}
