package io.clicklake.registry.review.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.clicklake.registry.review.LakeType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Values in Trino's JSON and in its SQL, of columns typed for an Avro schema. */
final class TrinoValue {

  private TrinoValue() {}

  /** In the values of {@link ReadBack}. */
  static @Nullable Object plain(JsonNode value, Schema column) {
    if (value.isNull()) {
      return null;
    }
    Schema schema = LakeType.present(column);
    return switch (schema.getType()) {
      case RECORD -> struct(value, schema);
      case UNION -> union(value, schema);
      case ARRAY -> {
        List<@Nullable Object> elements = new ArrayList<>();
        value.forEach(element -> elements.add(plain(element, schema.getElementType())));
        yield elements;
      }
      case MAP -> {
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        value
            .fields()
            .forEachRemaining(
                entry ->
                    entries.put(entry.getKey(), plain(entry.getValue(), schema.getValueType())));
        yield entries;
      }
      default -> leaf(value.asText(), schema);
    };
  }

  private static Map<Object, @Nullable Object> struct(JsonNode values, Schema record) {
    Map<Object, @Nullable Object> fields = new LinkedHashMap<>();
    for (Schema.Field field : record.getFields()) {
      if (field.schema().getType() != Schema.Type.NULL) {
        fields.put(
            field.name().toLowerCase(Locale.ROOT),
            plain(values.get(fields.size()), field.schema()));
      }
    }
    return fields;
  }

  private static Map<Object, @Nullable Object> union(JsonNode values, Schema union) {
    Map<Object, @Nullable Object> members = new LinkedHashMap<>();
    for (Schema branch : union.getTypes()) {
      if (branch.getType() != Schema.Type.NULL) {
        int member = members.size();
        members.put("member" + member, plain(values.get(member), branch));
      }
    }
    return members;
  }

  private static Object leaf(String text, Schema schema) {
    return switch (LakeType.of(schema)) {
      case "boolean" -> Boolean.valueOf(text);
      case "int", "long", "decimal", "time-millis", "time-micros" -> new BigDecimal(text);
      case "float" -> Float.valueOf(text);
      case "double" -> Double.valueOf(text);
      case "string" -> text;
      case "bytes", "fixed" -> ByteBuffer.wrap(Base64.getDecoder().decode(text));
      case "date" -> LocalDate.parse(text);
      default -> LocalDateTime.parse(text.replace(' ', 'T'));
    };
  }

  /** A value of {@link Conversion} as a literal of the column's type. */
  static String literal(Object value, Schema column) {
    return switch (LakeType.of(column)) {
      case "boolean" -> value.toString();
      case "int", "time-millis" -> "INTEGER '" + count(value) + "'";
      case "long", "time-micros" -> "BIGINT '" + count(value) + "'";
      case "float" -> "REAL '" + value + "'";
      case "double" -> "DOUBLE '" + value + "'";
      case "string" -> "'" + value.toString().replace("'", "''") + "'";
      case "bytes", "fixed" -> "X'" + HexFormat.of().formatHex(((ByteBuffer) value).array()) + "'";
      case "date" -> "DATE '" + value + "'";
      case "decimal" -> "DECIMAL '" + plain(value) + "'";
      default -> "TIMESTAMP '" + value.toString().replace('T', ' ') + "'";
    };
  }

  private static String count(Object number) {
    return ((BigDecimal) number).toBigIntegerExact().toString();
  }

  private static String plain(Object number) {
    return ((BigDecimal) number).toPlainString();
  }

  /** A value shortly before this one; nothing for a type that nobody orders. */
  static Optional<Object> before(Object value) {
    if (value instanceof BigDecimal number) {
      return Optional.of(number.subtract(BigDecimal.ONE));
    }
    if (value instanceof Float number) {
      return Optional.of(number - 1);
    }
    if (value instanceof Double number) {
      return Optional.of(number - 1);
    }
    if (value instanceof String) {
      return Optional.of("");
    }
    if (value instanceof LocalDate date) {
      return Optional.of(date.minusDays(1));
    }
    if (value instanceof LocalDateTime moment) {
      return Optional.of(moment.minusDays(1));
    }
    return Optional.empty();
  }
}
