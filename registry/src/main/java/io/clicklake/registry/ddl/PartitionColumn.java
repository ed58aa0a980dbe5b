package io.clicklake.registry.ddl;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A column that is part of a file's path, and how Athena projects its values.
 *
 * @param name in lower case
 * @param pathName as the path spells it in {@code name=value}; empty where the path has the value
 *     alone
 * @param meaning for people
 */
record PartitionColumn(String name, String pathName, String meaning, Projection projection) {

  /** How the values of a column are found without listing the bucket. */
  sealed interface Projection {}

  /** A year as a number. */
  record Year() implements Projection {}

  /** A number that runs round. */
  record Cycle(int low, int high, int digits) implements Projection {}

  /**
   * A date or an hour as text.
   *
   * @param format in the notation of {@link java.time.format.DateTimeFormatter}
   * @param unit of which there is one value each
   */
  record Span(String format, String unit) implements Projection {
    private String at(LocalDate day) {
      return DateTimeFormatter.ofPattern(format, Locale.ROOT).format(day.atStartOfDay());
    }
  }

  /** The column's type in Glue. */
  String type() {
    return projection instanceof Span ? "string" : "int";
  }

  /** The column's type in DuckDB. */
  String duckDbType() {
    return projection instanceof Span ? "VARCHAR" : "INTEGER";
  }

  /** The table properties that tell Athena its values. */
  Map<String, String> properties(ProjectionRange range) {
    Map<String, String> told = new LinkedHashMap<>();
    if (projection instanceof Year) {
      told.put("type", "integer");
      told.put("range", range.first().getYear() + "," + range.last().getYear());
      told.put("digits", "4");
    } else if (projection instanceof Cycle cycle) {
      told.put("type", "integer");
      told.put("range", cycle.low() + "," + cycle.high());
      if (cycle.digits() > 1) {
        told.put("digits", String.valueOf(cycle.digits()));
      }
    } else if (projection instanceof Span span) {
      told.put("type", "date");
      told.put("format", span.format());
      told.put("range", span.at(range.first()) + ",NOW+1DAYS");
      told.put("interval", "1");
      told.put("interval.unit", span.unit());
    }
    Map<String, String> properties = new LinkedHashMap<>();
    told.forEach((key, value) -> properties.put("projection." + name + "." + key, value));
    return properties;
  }
}
