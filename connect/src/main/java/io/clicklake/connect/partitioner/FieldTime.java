package io.clicklake.connect.partitioner;

import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.row.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The time in a field: a long or int of any timestamp or date type, plain milliseconds, or text in
 * ISO 8601. Dates, local timestamps and text that names no zone are of the configured one.
 */
final class FieldTime implements TimeSource {

  private static final long MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

  private final String path;
  private final String name;
  private final ZoneId zone;
  private final IsoTime iso;
  private Reading reading = new Reading(null, 1, 1, ZoneOffset.UTC);

  /**
   * How the numbers of a type are read.
   *
   * @param unitsPerMilli how many make a millisecond
   * @param millisPerUnit how many milliseconds each is
   * @param zone whose clocks showed it
   */
  private record Reading(
      @Nullable Schema type, long unitsPerMilli, long millisPerUnit, ZoneId zone) {}

  FieldTime(String path, ZoneId zone) {
    this.path = path;
    this.name = "field " + path;
    this.zone = zone;
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
      return millis(row.fieldSchema(firstField), ((Number) value).longValue());
    }
    if (value instanceof String text) {
      return TimeSource.usable(name, text(text));
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
    long shown =
        TimeSource.usable(
            name,
            reading.unitsPerMilli() == 1
                ? units * reading.millisPerUnit()
                : Math.floorDiv(units, reading.unitsPerMilli()));
    return reading.zone() == ZoneOffset.UTC ? shown : instant(shown);
  }

  /** When clocks of the configured zone showed this. */
  private long instant(long shown) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(shown), ZoneOffset.UTC)
        .atZone(zone)
        .toInstant()
        .toEpochMilli();
  }

  private Reading reading(Schema type) {
    LogicalType logical = type.getLogicalType();
    String name = logical == null ? "" : logical.getName();
    ZoneId shownIn = name.equals("date") || name.startsWith("local-") ? zone : ZoneOffset.UTC;
    return switch (name.replaceFirst("^local-", "")) {
      case "timestamp-micros" -> new Reading(type, 1_000, 1, shownIn);
      case "timestamp-nanos" -> new Reading(type, 1_000_000, 1, shownIn);
      case "date" -> new Reading(type, 1, MILLIS_PER_DAY, shownIn);
      default -> new Reading(type, 1, 1, shownIn);
    };
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
