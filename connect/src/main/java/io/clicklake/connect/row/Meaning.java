package io.clicklake.connect.row;

import java.time.LocalDate;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * What an encoded number or byte string stands for.
 *
 * @param name of the logical type; "text" for strings, empty for none
 * @param precision digits of a decimal, else 0
 * @param scale digits of a decimal behind the point, else 0
 */
record Meaning(String name, int precision, int scale) {

  private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
  private static final long MILLIS_PER_DAY = 86_400_000L;

  static Meaning of(Schema schema) {
    if (schema.getType() == Schema.Type.STRING) {
      return new Meaning("text", 0, 0);
    }
    LogicalType logical = schema.getLogicalType();
    if (logical instanceof LogicalTypes.Decimal decimal) {
      return new Meaning("decimal", decimal.getPrecision(), decimal.getScale());
    }
    return new Meaning(logical == null ? "" : logical.getName(), 0, 0);
  }

  /**
   * Whether a value stays the same when what was written as the other is read as this. Avro does
   * not look at logical types: it would read 12.34 as 0.1234, 2023 as 1970, and the text "12" as
   * the decimal 125.94.
   */
  boolean keepsValueOf(Meaning written) {
    return dimension().isEmpty()
        || written.dimension().isEmpty()
        || (dimension().equals(written.dimension()) && scale == written.scale);
  }

  /** What the value is one of; empty when nothing that could be mistaken. */
  private String dimension() {
    return switch (name) {
      case "text", "date", "time-millis", "time-micros", "decimal", "big-decimal", "duration" ->
          name;
      case "timestamp-millis", "timestamp-micros", "timestamp-nanos" -> name;
      case "local-timestamp-millis", "local-timestamp-micros", "local-timestamp-nanos" ->
          name.substring("local-".length());
      default -> "";
    };
  }

  /**
   * The numbers that every reader shows as the same value: years 1 to 9999, a day of 24 hours, and
   * for nanoseconds what 64 bits hold. Beyond that DuckDB refuses the whole file (milliseconds),
   * shows infinity, or wraps around midnight.
   */
  Bounds bounds() {
    return switch (name) {
      case "date" -> new Bounds(FIRST_DAY, LAST_DAY, "a date of the years 1 to 9999");
      case "time-millis" -> new Bounds(0, MILLIS_PER_DAY - 1, "a time of day in milliseconds");
      case "time-micros" ->
          new Bounds(0, MILLIS_PER_DAY * 1_000 - 1, "a time of day in microseconds");
      case "timestamp-millis", "local-timestamp-millis" -> timestamps(1, "milliseconds");
      case "timestamp-micros", "local-timestamp-micros" -> timestamps(1_000, "microseconds");
      case "timestamp-nanos", "local-timestamp-nanos" ->
          new Bounds(
              -Long.MAX_VALUE + 1,
              Long.MAX_VALUE - 1,
              "a timestamp in nanoseconds (the largest and smallest stand for infinity)");
      default -> Bounds.NONE;
    };
  }

  private static Bounds timestamps(long unitsPerMilli, String unit) {
    long unitsPerDay = MILLIS_PER_DAY * unitsPerMilli;
    return new Bounds(
        FIRST_DAY * unitsPerDay,
        (LAST_DAY + 1) * unitsPerDay - 1,
        "a timestamp of the years 1 to 9999 in " + unit);
  }

  @Override
  public String toString() {
    return name.equals("decimal") ? "decimal(%d,%d)".formatted(precision, scale) : name;
  }

  /**
   * Smallest and largest number.
   *
   * @param description what the numbers in between are
   */
  record Bounds(long min, long max, String description) {
    static final Bounds NONE = new Bounds(Long.MIN_VALUE, Long.MAX_VALUE, "a number");
  }
}
