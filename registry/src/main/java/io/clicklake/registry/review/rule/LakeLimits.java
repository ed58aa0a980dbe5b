package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.LakeType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Finds in a schema what Parquet, its readers or Glue cannot hold. */
final class LakeLimits {

  private static final int MOST_DECIMAL_DIGITS = 38;

  private final List<Pair> found = new ArrayList<>();
  private final Deque<String> around = new ArrayDeque<>();

  private LakeLimits() {}

  /** All of it in a schema. */
  static Stream<Pair> pairs(Schema schema) {
    LakeLimits limits = new LakeLimits();
    if (schema.getType() == Schema.Type.RECORD) {
      limits.record("", schema);
    } else {
      limits.unwritable(
          "", "a row is a record, this is " + Words.of(schema), "wrap it in a record");
    }
    return limits.found.stream();
  }

  /** Only what the older version does not have. */
  static Stream<Pair> pairs(Schema old, Schema now) {
    List<Pair> known = pairs(old).toList();
    return pairs(now).filter(pair -> !known.contains(pair));
  }

  private void unwritable(String path, String reason, String remedy) {
    found.add(new Pair.Unwritable(path, reason, remedy));
  }

  private void record(String path, Schema record) {
    if (around.contains(record.getFullName())) {
      unwritable(
          path,
          "record %s contains itself, and Parquet columns have a fixed depth"
              .formatted(record.getFullName()),
          "write the part that repeats as an array or as a JSON string");
      return;
    }
    around.push(record.getFullName());
    clashes(path, record);
    int columns = 0;
    for (Schema.Field field : record.getFields()) {
      if (field.schema().getType() != Schema.Type.NULL) {
        columns++;
        value((path.isEmpty() ? "fields" : path) + "." + field.name(), field.schema());
      }
    }
    if (columns == 0) {
      unwritable(
          path,
          "record %s has no field that can hold a value".formatted(record.getFullName()),
          "give it a field");
    }
    around.pop();
  }

  private void clashes(String path, Schema record) {
    Map<String, List<String>> byColumn =
        record.getFields().stream()
            .map(Schema.Field::name)
            .collect(
                Collectors.groupingBy(
                    name -> name.toLowerCase(Locale.ROOT), TreeMap::new, Collectors.toList()));
    byColumn.values().stream()
        .filter(names -> names.size() > 1)
        .forEach(names -> found.add(new Pair.Clash(path, names)));
  }

  private void value(String path, Schema schema) {
    switch (schema.getType()) {
      case RECORD -> record(path, schema);
      case ARRAY -> value(path + "[]", schema.getElementType());
      case MAP -> value(path + "{}", schema.getValueType());
      case UNION -> union(path, schema);
      case NULL -> unwritable(path, "can only be null", "give it another type or drop it");
      case FIXED, BYTES -> bytes(path, schema);
      case INT -> {
        if (LakeType.of(schema).equals("time-millis")) {
          found.add(
              new Pair.Unreadable(
                  path,
                  "%s is nothing that a column of Athena can be".formatted(Words.of(schema)),
                  "use time-micros, which reads as its number, or a timestamp"));
        }
      }
      default -> {}
    }
  }

  private void union(String path, Schema union) {
    Schema others = Nullability.without(union);
    if (others.getType() != Schema.Type.UNION) {
      value(path, others);
      return;
    }
    for (Schema branch : others.getTypes()) {
      value(path + "<" + branch.getName() + ">", branch);
    }
  }

  private void bytes(String path, Schema schema) {
    if (schema.getType() == Schema.Type.FIXED && schema.getFixedSize() == 0) {
      unwritable(path, "fixed of 0 bytes", "drop it");
    } else if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
        && decimal.getPrecision() > MOST_DECIMAL_DIGITS) {
      unwritable(
          path,
          "a decimal of %d digits, and Athena and DuckDB read at most %d"
              .formatted(decimal.getPrecision(), MOST_DECIMAL_DIGITS),
          "narrow it, or make it a string");
    }
  }
}
