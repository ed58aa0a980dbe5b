package io.clicklake.connect.row;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Avro data as values that are equal when they are the same, whatever classes a reader uses. */
final class PlainValue {

  private PlainValue() {}

  static List<@Nullable Object> of(List<? extends @Nullable Object> data) {
    List<@Nullable Object> plain = new ArrayList<>();
    data.forEach(datum -> plain.add(of(datum)));
    return plain;
  }

  static @Nullable Object of(@Nullable Object datum) {
    if (datum instanceof IndexedRecord record) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      for (Schema.Field field : record.getSchema().getFields()) {
        fields.put(field.name(), of(record.get(field.pos())));
      }
      return fields;
    } else if (datum instanceof List<?> items) {
      return of(items);
    } else if (datum instanceof Map<?, ?> entries) {
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      entries.forEach((key, value) -> sorted.put(String.valueOf(key), of(value)));
      return sorted;
    } else if (datum instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return "bytes " + HexFormat.of().formatHex(copy);
    } else if (datum instanceof GenericFixed fixed) {
      if (fixed.bytes().length != fixed.getSchema().getFixedSize()) {
        throw new AssertionError(fixed.bytes().length + " bytes of " + fixed.getSchema());
      }
      if (fixed.getSchema().getLogicalType() instanceof LogicalTypes.Decimal) {
        return "decimal " + new BigInteger(fixed.bytes());
      }
      return "bytes " + HexFormat.of().formatHex(fixed.bytes());
    } else if (datum instanceof Float number) {
      return "float " + Integer.toHexString(Float.floatToRawIntBits(number));
    } else if (datum instanceof Double number) {
      return "double " + Long.toHexString(Double.doubleToRawLongBits(number));
    } else if (datum == null || datum instanceof Number || datum instanceof Boolean) {
      return datum;
    }
    return "text " + datum;
  }
}
