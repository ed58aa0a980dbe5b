package io.clicklake.connect.struct;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** A Connect schema's default as one of an Avro field. */
@SuppressWarnings("JavaUtilDate") // Connect's logical types are Dates
final class AvroDefault {

  private AvroDefault() {}

  /** The default; null when the field has none, or one that Avro cannot say. */
  static @Nullable Object of(Schema connect, org.apache.avro.Schema avro) {
    if (connect.defaultValue() == null) {
      return connect.isOptional() ? JsonProperties.NULL_VALUE : null;
    }
    org.apache.avro.Schema branch = avro.isUnion() ? avro.getTypes().get(0) : avro;
    return value(connect.defaultValue(), branch);
  }

  private static @Nullable Object value(@Nullable Object value, org.apache.avro.Schema avro) {
    if (value == null) {
      return avro.getType() == org.apache.avro.Schema.Type.NULL ? JsonProperties.NULL_VALUE : null;
    }
    return switch (avro.getType()) {
      case INT -> value instanceof Date date ? (Object) days(date, avro) : number(value).intValue();
      case LONG -> value instanceof Date date ? date.getTime() : number(value).longValue();
      case FLOAT, DOUBLE, BOOLEAN -> value;
      case STRING -> value;
      case ENUM -> avro.hasEnumSymbol(String.valueOf(value)) ? value : null;
      case BYTES -> bytes(value, avro);
      // A map whose keys are no text is an array, too.
      case ARRAY -> value instanceof List<?> list ? items(list, avro.getElementType()) : null;
      case MAP -> entries((Map<?, ?>) value, avro.getValueType());
      default -> null;
    };
  }

  private static Number number(Object value) {
    return (Number) value;
  }

  private static int days(Date date, org.apache.avro.Schema avro) {
    return (int)
        (avro.getLogicalType() instanceof LogicalTypes.Date
            ? Math.floorDiv(date.getTime(), 86_400_000L)
            : date.getTime());
  }

  private static byte[] bytes(Object value, org.apache.avro.Schema avro) {
    if (value instanceof BigDecimal decimal
        && avro.getLogicalType() instanceof LogicalTypes.Decimal type) {
      return decimal.setScale(type.getScale()).unscaledValue().toByteArray();
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    }
    return (byte[]) value;
  }

  private static @Nullable Object items(List<?> values, org.apache.avro.Schema avro) {
    List<Object> items = new ArrayList<>();
    for (Object value : values) {
      Object item = value(value, first(avro));
      if (item == null) {
        return null;
      }
      items.add(item);
    }
    return items;
  }

  private static @Nullable Object entries(Map<?, ?> values, org.apache.avro.Schema avro) {
    Map<Object, Object> entries = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      Object value = value(entry.getValue(), first(avro));
      if (value == null) {
        return null;
      }
      entries.put(entry.getKey(), value);
    }
    return entries;
  }

  private static org.apache.avro.Schema first(org.apache.avro.Schema avro) {
    return avro.isUnion() ? avro.getTypes().get(0) : avro;
  }
}
