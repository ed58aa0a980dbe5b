package io.clicklake.registry.docs;

import java.util.Locale;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** What the sink writes for a schema, in the words of Parquet: physical type, then its meaning. */
final class ParquetType {

  private ParquetType() {}

  static String of(Schema schema) {
    String meaning =
        Optional.ofNullable(schema.getLogicalType()).map(type -> type.getName()).orElse("");
    return switch (schema.getType()) {
      case BOOLEAN -> "BOOLEAN";
      case INT ->
          switch (meaning) {
            case "date" -> "INT32 DATE";
            case "time-millis" -> "INT32 TIME(MILLIS)";
            default -> "INT32";
          };
      case LONG -> "INT64" + time(meaning);
      case FLOAT -> "FLOAT";
      case DOUBLE -> "DOUBLE";
      case STRING, ENUM -> "BINARY STRING";
      case BYTES -> "BINARY" + decimal(schema);
      case FIXED -> "FIXED(" + schema.getFixedSize() + ")" + decimal(schema);
      case ARRAY -> "LIST";
      case MAP -> "MAP";
      case RECORD, UNION -> "group";
      case NULL -> "none";
    };
  }

  private static String time(String meaning) {
    String unit = meaning.substring(meaning.lastIndexOf('-') + 1).toUpperCase(Locale.ROOT);
    if (meaning.startsWith("timestamp-")) {
      return " TIMESTAMP(" + unit + ", UTC)";
    }
    if (meaning.startsWith("local-timestamp-")) {
      return " TIMESTAMP(" + unit + ", local)";
    }
    return meaning.equals("time-micros") ? " TIME(MICROS)" : "";
  }

  private static String decimal(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
        ? " DECIMAL(%d, %d)".formatted(decimal.getPrecision(), decimal.getScale())
        : "";
  }
}
