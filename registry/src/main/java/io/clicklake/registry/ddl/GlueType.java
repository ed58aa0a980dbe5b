package io.clicklake.registry.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * The type of a Glue column, in Hive's words, for what the sink writes for an Avro schema.
 *
 * <p>A time of day is its number, for Athena has no such column type; a union of several types is
 * the struct {@code member0…} that stands in the file.
 */
public final class GlueType {

  private GlueType() {}

  /** The column type for values of a schema. */
  public static String of(Schema schema) {
    return switch (schema.getType()) {
      case BOOLEAN -> "boolean";
      case INT -> isLogical(schema, "date") ? "date" : "int";
      case LONG -> isTimestamp(schema) ? "timestamp" : "bigint";
      case FLOAT -> "float";
      case DOUBLE -> "double";
      case STRING, ENUM -> "string";
      case BYTES, FIXED -> decimalOrBinary(schema);
      case ARRAY -> "array<" + of(schema.getElementType()) + ">";
      case MAP -> "map<string," + of(schema.getValueType()) + ">";
      case RECORD -> struct(schema);
      case UNION -> union(schema);
      case NULL ->
          throw new IllegalArgumentException(
              "null alone has no column type; expected a union of null and another type");
    };
  }

  private static boolean isLogical(Schema schema, String name) {
    LogicalType type = schema.getLogicalType();
    return type != null && type.getName().equals(name);
  }

  private static boolean isTimestamp(Schema schema) {
    LogicalType type = schema.getLogicalType();
    return type != null && type.getName().matches("(local-)?timestamp-(millis|micros|nanos)");
  }

  private static String decimalOrBinary(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
        ? "decimal(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale())
        : "binary";
  }

  private static String struct(Schema record) {
    return record.getFields().stream()
        .filter(field -> field.schema().getType() != Schema.Type.NULL)
        .map(field -> field.name().toLowerCase(Locale.ROOT) + ":" + of(field.schema()))
        .collect(Collectors.joining(",", "struct<", ">"));
  }

  private static String union(Schema union) {
    List<Schema> branches =
        union.getTypes().stream().filter(one -> one.getType() != Schema.Type.NULL).toList();
    if (branches.isEmpty()) {
      return of(Schema.create(Schema.Type.NULL));
    }
    if (branches.size() == 1 && union.isNullable()) {
      return of(branches.get(0));
    }
    List<String> members = new ArrayList<>();
    for (Schema branch : branches) {
      members.add("member" + members.size() + ":" + of(branch));
    }
    return "struct<" + String.join(",", members) + ">";
  }
}
