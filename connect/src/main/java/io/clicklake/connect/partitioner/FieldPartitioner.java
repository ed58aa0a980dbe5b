package io.clicklake.connect.partitioner;

import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.row.Row;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One partition of the lake per combination of fields' values.
 *
 * <pre>{@code
 * path  = segment { "/" segment }
 * segment = field "=" value
 * value = text with "/", "%" and control characters as %XX, a number, true, false, a date as
 *         yyyy-MM-dd, or __HIVE_DEFAULT_PARTITION__ for null and the empty text
 * }</pre>
 */
final class FieldPartitioner implements Partitioner {

  private static final int REMEMBERED = 10_000;

  private final List<String> names;
  private final TimeSource time;
  private final int longestPath;
  private final List<Map<String, String>> segments;

  /**
   * Makes a partitioner.
   *
   * @param longestPath bytes that S3 leaves a path in a key
   */
  FieldPartitioner(List<String> names, TimeSource time, int longestPath) {
    this.names = List.copyOf(names);
    this.time = time;
    this.longestPath = longestPath;
    this.segments = names.stream().<Map<String, String>>map(name -> new HashMap<>()).toList();
  }

  @Override
  public List<String> fields() {
    return Stream.concat(names.stream(), time.fields().stream()).toList();
  }

  @Override
  public long epochMillis(KafkaRecord record, Row row) {
    return time.epochMillis(record, row, names.size());
  }

  @Override
  public String path(KafkaRecord record, Row row, long epochMillis) {
    String path;
    if (names.size() == 1) {
      path = segment(row, 0);
    } else {
      StringBuilder joined = new StringBuilder(segment(row, 0));
      for (int i = 1; i < names.size(); i++) {
        joined.append('/').append(segment(row, i));
      }
      path = joined.toString();
    }
    if (path.length() * 3 > longestPath && PathText.bytes(path) > longestPath) {
      throw new BadRecordException(
          ("fields %s make a path of %d bytes, more than the %d that a key has left; choose others"
                  + " in partition.field.name")
              .formatted(names, PathText.bytes(path), longestPath));
    }
    return path;
  }

  private String segment(Row row, int index) {
    Object value = row.field(index);
    if (!(value instanceof String text)) {
      return names.get(index) + "=" + text(names.get(index), value, row.fieldSchema(index));
    }
    Map<String, String> known = segments.get(index);
    String segment = known.get(text);
    if (segment == null) {
      if (known.size() >= REMEMBERED) {
        known.clear();
      }
      segment = names.get(index) + "=" + PathText.of(text);
      known.put(text, segment);
    }
    return segment;
  }

  private static String text(String name, @Nullable Object value, Schema type) {
    if (value == null) {
      return PathText.NULL;
    }
    if (value instanceof Integer days && type.getLogicalType() instanceof LogicalTypes.Date) {
      return LocalDate.ofEpochDay(days).toString();
    }
    if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
      return value.toString();
    }
    throw new BadRecordException(
        "field %s is %s, which no path is made of; set partition.field.name to text, integers or booleans"
            .formatted(name, type));
  }
}
