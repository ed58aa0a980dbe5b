package io.clicklake.connect.partitioner;

import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.file.PartitionPath;
import io.clicklake.connect.row.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Hours of a timestamp field. */
public final class HourlyPartitioner implements Partitioner {

  private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

  private final String field;
  private final PartitionPath paths;

  public HourlyPartitioner(String field, ZoneId zone) {
    this.field = field;
    this.paths = new PartitionPath(zone);
  }

  @Override
  public List<String> fields() {
    return List.of(field);
  }

  @Override
  public long epochMillis(KafkaRecord record, Row row) {
    Object value = row.field(0);
    if (value == null) {
      throw new BadRecordException("field %s is null, not a timestamp".formatted(field));
    }
    Schema type = row.fieldSchema(0);
    if (!(value instanceof Long units)) {
      throw new BadRecordException(
          "field %s is %s, not long; set timestamp.field to a timestamp".formatted(field, type));
    }
    long millis = Math.floorDiv(units, unitsPerMilli(type.getLogicalType()));
    if (millis < EARLIEST || millis > LATEST) {
      throw new BadRecordException(
          "field %s is %d ms since 1970, not within years 1 to 9999".formatted(field, millis));
    }
    return millis;
  }

  @Override
  public String path(KafkaRecord record, Row row, long epochMillis) {
    return paths.of(epochMillis);
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
