package io.clicklake.stack.lake;

import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** Values, names and Avro types as DuckDB writes them. */
final class SqlText {
  private SqlText() {}

  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The column type that a Parquet file of this Avro type has in DuckDB. */
  static String typeOf(Schema schema) {
    return switch (schema.getType()) {
      case STRING, ENUM -> "VARCHAR";
      case INT -> logical(schema).equals("date") ? "DATE" : "INTEGER";
      case LONG -> logical(schema).startsWith("timestamp-") ? "TIMESTAMP WITH TIME ZONE" : "BIGINT";
      case FLOAT -> "FLOAT";
      case DOUBLE -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case BYTES, FIXED -> "BLOB";
      case ARRAY -> typeOf(schema.getElementType()) + "[]";
      case MAP -> "MAP(VARCHAR, " + typeOf(schema.getValueType()) + ")";
      case RECORD -> structOf(schema);
      case UNION -> typeOf(present(schema));
      case NULL ->
          throw new IllegalArgumentException(
              "type null has no column type, expected a union of null and another type");
    };
  }

  private static String structOf(Schema record) {
    return record.getFields().stream()
        .map(field -> identifier(field.name()) + " " + typeOf(field.schema()))
        .collect(Collectors.joining(", ", "STRUCT(", ")"));
  }

  private static Schema present(Schema union) {
    return union.getTypes().stream()
        .filter(type -> type.getType() != Schema.Type.NULL)
        .reduce(
            (one, another) -> {
              throw new IllegalArgumentException(
                  "union " + union + " has no column type, expected null and one other type");
            })
        .orElseThrow(
            () -> new IllegalArgumentException("union " + union + " holds nothing but null"));
  }

  private static String logical(Schema schema) {
    return schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
  }
}
