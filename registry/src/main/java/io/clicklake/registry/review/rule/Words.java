package io.clicklake.registry.review.rule;

import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Schemas in the words of a reviewer. */
public final class Words {

  private Words() {}

  /** A type, as {@code string}, {@code enum Channel}, {@code array of long or null}. */
  public static String of(Schema schema) {
    String words = present(Nullability.without(schema));
    return Nullability.hasNull(schema) ? words + " or null" : words;
  }

  private static String present(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    if (logical instanceof LogicalTypes.Decimal decimal) {
      return "decimal(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale());
    }
    if (logical != null) {
      return logical.getName();
    }
    return switch (schema.getType()) {
      case RECORD, ENUM -> schema.getType().getName() + " " + schema.getName();
      case FIXED -> "fixed(" + schema.getFixedSize() + ")";
      case ARRAY -> "array of " + of(schema.getElementType());
      case MAP -> "map of " + of(schema.getValueType());
      case UNION ->
          schema.getTypes().stream().map(Words::present).collect(Collectors.joining(" or "));
      default -> schema.getType().getName();
    };
  }

  /** Names in a row. */
  static String list(Collection<String> names) {
    return String.join(", ", names);
  }

  /** A default value, or that there is none. */
  public static String defaultOf(Schema.Field field) {
    if (!field.hasDefaultValue()) {
      return "none";
    }
    Object value = field.defaultVal();
    if (value == JsonProperties.NULL_VALUE) {
      return "null";
    }
    return value instanceof CharSequence ? "\"" + value + "\"" : String.valueOf(value);
  }

  /** A default value as SQL writes it. */
  static String sqlDefaultOf(Schema.Field field) {
    return field.defaultVal() instanceof CharSequence text
        ? "'" + text.toString().replace("'", "''") + "'"
        : defaultOf(field);
  }
}
