package io.clicklake.registry.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Values, names and Avro types as DuckDB writes them. */
public final class DuckDbText {

  private DuckDbText() {}

  /** Text. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** The name of a view or column. */
  public static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /**
   * The column type that a file of the sink has for values of a schema.
   *
   * @throws TableRefusedException when no column can hold them
   */
  static String typeOf(Schema schema) {
    return switch (schema.getType()) {
      case STRING, ENUM -> "VARCHAR";
      case INT ->
          switch (logical(schema)) {
            case "date" -> "DATE";
            case "time-millis" -> "TIME";
            default -> "INTEGER";
          };
      case LONG ->
          switch (logical(schema)) {
            case "time-micros" -> "TIME";
            case "timestamp-millis", "timestamp-micros" -> "TIMESTAMP WITH TIME ZONE";
            case "timestamp-nanos" -> "TIMESTAMPTZ_NS";
            case "local-timestamp-millis", "local-timestamp-micros" -> "TIMESTAMP";
            case "local-timestamp-nanos" -> "TIMESTAMP_NS";
            default -> "BIGINT";
          };
      case FLOAT -> "FLOAT";
      case DOUBLE -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case BYTES, FIXED ->
          schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
              ? "DECIMAL(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale())
              : "BLOB";
      case ARRAY -> typeOf(schema.getElementType()) + "[]";
      case MAP -> "MAP(VARCHAR, " + typeOf(schema.getValueType()) + ")";
      case RECORD -> structOf(schema);
      case UNION -> unionOf(schema);
      case NULL ->
          throw new TableRefusedException(
              "null alone has no column type; expected a union of null and another type");
    };
  }

  private static String structOf(Schema record) {
    return record.getFields().stream()
        .filter(field -> field.schema().getType() != Schema.Type.NULL)
        .map(field -> identifier(field.name()) + " " + typeOf(field.schema()))
        .collect(Collectors.joining(", ", "STRUCT(", ")"));
  }

  private static String unionOf(Schema union) {
    List<Schema> branches =
        union.getTypes().stream().filter(one -> one.getType() != Schema.Type.NULL).toList();
    if (branches.isEmpty()) {
      return typeOf(Schema.create(Schema.Type.NULL));
    }
    if (branches.size() == 1 && union.isNullable()) {
      return typeOf(branches.get(0));
    }
    List<String> members = new ArrayList<>();
    for (Schema branch : branches) {
      members.add(identifier("member" + members.size()) + " " + typeOf(branch));
    }
    return "STRUCT(" + String.join(", ", members) + ")";
  }

  private static String logical(Schema schema) {
    return Optional.ofNullable(schema.getLogicalType()).map(type -> type.getName()).orElse("");
  }
}
