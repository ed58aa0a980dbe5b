package io.clicklake.registry.ddl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
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

  private static final int MOST_DECIMAL_DIGITS = 38;

  private final UnaryOperator<String> naming;

  /** Full names of the records around what is told. */
  private final Deque<String> around = new ArrayDeque<>();

  private GlueType(UnaryOperator<String> naming) {
    this.naming = naming;
  }

  /**
   * The column type for values of a schema.
   *
   * @throws TableRefusedException when no column can hold them
   */
  public static String of(Schema schema) {
    return new GlueType(name -> name).type(schema);
  }

  /** The type of a record's field, which must not contain the record again. */
  static String of(Schema record, Schema.Field field) {
    return new GlueType(name -> name).within(record, field);
  }

  /** The same as a statement for Athena has it: names that it reserves are in backticks. */
  static String inStatement(Schema record, Schema.Field field) {
    return new GlueType(AthenaText::memberName).within(record, field);
  }

  private String within(Schema record, Schema.Field field) {
    around.push(record.getFullName());
    try {
      return type(field.schema());
    } catch (TableRefusedException e) {
      throw new TableRefusedException("field " + field.name() + ": " + e.getMessage());
    }
  }

  private String type(Schema schema) {
    return switch (schema.getType()) {
      case BOOLEAN -> "boolean";
      case INT -> isLogical(schema, "date") ? "date" : "int";
      case LONG -> isTimestamp(schema) ? "timestamp" : "bigint";
      case FLOAT -> "float";
      case DOUBLE -> "double";
      case STRING, ENUM -> "string";
      case BYTES, FIXED -> decimalOrBinary(schema);
      case ARRAY -> "array<" + type(schema.getElementType()) + ">";
      case MAP -> "map<string," + type(schema.getValueType()) + ">";
      case RECORD -> struct(schema);
      case UNION -> union(schema);
      case NULL ->
          throw new TableRefusedException(
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
    if (!(schema.getLogicalType() instanceof LogicalTypes.Decimal decimal)) {
      return "binary";
    }
    if (decimal.getPrecision() > MOST_DECIMAL_DIGITS) {
      throw new TableRefusedException(
          "a decimal has %d digits; Athena holds at most %d: narrow it, or make it a string"
              .formatted(decimal.getPrecision(), MOST_DECIMAL_DIGITS));
    }
    return "decimal(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale());
  }

  private String struct(Schema record) {
    String name = record.getFullName();
    if (around.contains(name)) {
      throw new TableRefusedException(
          ("record %s contains itself, and columns have a fixed depth; write the part that repeats"
                  + " as an array or as a JSON string")
              .formatted(name));
    }
    around.push(name);
    StringJoiner members = new StringJoiner(",", "struct<", ">");
    Map<String, String> seen = new HashMap<>();
    for (Schema.Field field : record.getFields()) {
      if (field.schema().getType() != Schema.Type.NULL) {
        String member = field.name().toLowerCase(Locale.ROOT);
        String other = seen.put(member, field.name());
        if (other != null) {
          throw new TableRefusedException(
              ("fields %s and %s of record %s are both called %s in Glue, which lower-cases names;"
                      + " rename one, its old name as an alias")
                  .formatted(other, field.name(), name, member));
        }
        members.add(naming.apply(member) + ":" + type(field.schema()));
      }
    }
    around.pop();
    if (seen.isEmpty()) {
      throw new TableRefusedException(
          "record %s has no field that can hold a value; give it a field".formatted(name));
    }
    return members.toString();
  }

  private String union(Schema union) {
    List<Schema> branches =
        union.getTypes().stream().filter(one -> one.getType() != Schema.Type.NULL).toList();
    if (branches.isEmpty()) {
      return type(Schema.create(Schema.Type.NULL));
    }
    if (branches.size() == 1 && union.isNullable()) {
      return type(branches.get(0));
    }
    StringJoiner members = new StringJoiner(",", "struct<", ">");
    for (int i = 0; i < branches.size(); i++) {
      members.add("member" + i + ":" + type(branches.get(i)));
    }
    return members.toString();
  }
}
