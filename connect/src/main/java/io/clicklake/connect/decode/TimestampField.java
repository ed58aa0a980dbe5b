package io.clicklake.connect.decode;

import java.time.Instant;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Reads the time that decides a record's partition of the lake. Used by one thread. */
public final class TimestampField {

  private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

  private final String name;
  private @Nullable Located located;

  /** Where a schema has the field, and how many of its units make a millisecond. */
  private record Located(Schema schema, int position, long unitsPerMilli) {}

  public TimestampField(String name) {
    this.name = name;
  }

  /**
   * The field's value as milliseconds since 1970-01-01T00:00:00Z.
   *
   * @throws BadRecordException when the record has no such field, or no usable value in it
   */
  @SuppressWarnings("ReferenceEquality") // one schema object per batch; equality would walk it
  public long epochMillis(GenericRecord datum) {
    Located at = located;
    if (at == null || at.schema() != datum.getSchema()) {
      at = locate(datum.getSchema());
      located = at;
    }
    if (!(datum.get(at.position()) instanceof Long value)) {
      throw new BadRecordException("field %s is null, not a timestamp".formatted(name));
    }
    long millis = Math.floorDiv(value, at.unitsPerMilli());
    if (millis < EARLIEST || millis > LATEST) {
      throw new BadRecordException(
          "field %s is %d ms since 1970, not within years 1 to 9999".formatted(name, millis));
    }
    return millis;
  }

  private Located locate(Schema schema) {
    Schema.Field field = schema.getField(name);
    if (field == null) {
      throw new BadRecordException(
          "record %s has no field %s; set timestamp.field to one it has"
              .formatted(schema.getFullName(), name));
    }
    Schema type = field.schema();
    if (type.getType() == Schema.Type.UNION) {
      type =
          type.getTypes().stream()
              .filter(branch -> branch.getType() == Schema.Type.LONG)
              .findFirst()
              .orElse(type);
    }
    if (type.getType() != Schema.Type.LONG) {
      throw new BadRecordException(
          "field %s is %s, not long; set timestamp.field to a timestamp".formatted(name, type));
    }
    return new Located(schema, field.pos(), unitsPerMilli(type.getLogicalType()));
  }

  private static long unitsPerMilli(@Nullable LogicalType logical) {
    if (logical instanceof LogicalTypes.TimestampMicros
        || logical instanceof LogicalTypes.LocalTimestampMicros) {
      return 1_000;
    }
    return logical instanceof LogicalTypes.TimestampNanos
            || logical instanceof LogicalTypes.LocalTimestampNanos
        ? 1_000_000
        : 1;
  }
}
