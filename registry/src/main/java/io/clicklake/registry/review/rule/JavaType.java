package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.JavaEffect;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** The types of generated accessors, as avro-maven-plugin makes them with its logical types. */
final class JavaType {

  private JavaType() {}

  /** Whether code that holds values of the old type in variables still compiles. */
  static JavaEffect change(Schema old, Schema now) {
    return of(Nullability.without(old)).equals(of(Nullability.without(now)))
        ? JavaEffect.SOURCE_COMPATIBLE
        : JavaEffect.BREAKING;
  }

  private static String of(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    if (logical != null) {
      return logical.getName().startsWith("decimal") ? "decimal" : logical(schema, logical);
    }
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> schema.getFullName();
      case ARRAY -> "List<" + of(Nullability.without(schema.getElementType())) + ">";
      case MAP -> "Map<" + of(Nullability.without(schema.getValueType())) + ">";
      case UNION -> "Object";
      default -> schema.getType().getName();
    };
  }

  private static String logical(Schema schema, LogicalType logical) {
    return switch (logical.getName()) {
      case "timestamp-millis", "timestamp-micros", "timestamp-nanos" -> "Instant";
      case "local-timestamp-millis", "local-timestamp-micros", "local-timestamp-nanos" ->
          "LocalDateTime";
      case "time-millis", "time-micros" -> "LocalTime";
      case "date" -> "LocalDate";
      case "uuid" -> "UUID";
      default -> schema.getType().getName();
    };
  }
}
