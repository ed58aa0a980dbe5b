package io.clicklake.registry.review.evidence;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/**
 * A value that DuckDB's driver handed out.
 *
 * @param plain in the values of {@link ReadBack}
 * @param schema of the type that DuckDB gave it
 */
record DuckValue(@Nullable Object plain, Schema schema) {

  private static final Schema STRING = Schema.create(Schema.Type.STRING);

  static DuckValue of(@Nullable Object value) throws SQLException {
    if (value == null || value instanceof String) {
      return new DuckValue(value, STRING);
    }
    if (value instanceof DuckDBStruct struct) {
      return record(struct.getMap());
    }
    if (value instanceof Array array) {
      return array((Object[]) array.getArray());
    }
    if (value instanceof Map<?, ?> map) {
      return map(map);
    }
    return value instanceof Number number ? number(number) : other(value);
  }

  private static DuckValue number(Number number) {
    if (number instanceof Float) {
      return new DuckValue(number, Schema.create(Schema.Type.FLOAT));
    }
    if (number instanceof Double) {
      return new DuckValue(number, Schema.create(Schema.Type.DOUBLE));
    }
    if (number instanceof BigDecimal decimal) {
      return new DuckValue(decimal, decimal(decimal.scale()));
    }
    if (number instanceof BigInteger) {
      return new DuckValue(new BigDecimal(number.toString()), decimal(0));
    }
    return new DuckValue(new BigDecimal(number.toString()), Schema.create(Schema.Type.LONG));
  }

  private static Schema decimal(int scale) {
    return LogicalTypes.decimal(38, scale).addToSchema(Schema.create(Schema.Type.BYTES));
  }

  private static DuckValue other(Object value) throws SQLException {
    if (value instanceof Boolean) {
      return new DuckValue(value, Schema.create(Schema.Type.BOOLEAN));
    }
    if (value instanceof Blob blob) {
      return new DuckValue(
          ByteBuffer.wrap(blob.getBytes(1, (int) blob.length())), Schema.create(Schema.Type.BYTES));
    }
    if (value instanceof LocalDate) {
      return new DuckValue(value, LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT)));
    }
    Schema count = Schema.create(Schema.Type.LONG);
    if (value instanceof LocalTime time) {
      return new DuckValue(
          BigDecimal.valueOf(time.toNanoOfDay(), 3), LogicalTypes.timeMicros().addToSchema(count));
    }
    return new DuckValue(instant(value), LogicalTypes.timestampMicros().addToSchema(count));
  }

  private static LocalDateTime instant(Object value) {
    if (value instanceof OffsetDateTime zoned) {
      return zoned.atZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }
    if (value instanceof Timestamp timestamp) {
      return timestamp.toLocalDateTime();
    }
    if (value instanceof LocalDateTime local) {
      return local;
    }
    throw new IllegalStateException(
        "DuckDB returned a " + value.getClass().getName() + ", which nothing here reads: " + value);
  }

  private static DuckValue record(Map<String, Object> fields) throws SQLException {
    Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
    List<Schema.Field> schemas = new ArrayList<>();
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      DuckValue value = of(field.getValue());
      plain.put(field.getKey().toLowerCase(Locale.ROOT), value.plain());
      schemas.add(new Schema.Field(field.getKey(), value.schema()));
    }
    return new DuckValue(plain, Schema.createRecord("Duck", null, null, false, schemas));
  }

  private static DuckValue array(Object[] elements) throws SQLException {
    List<@Nullable Object> plain = new ArrayList<>();
    Schema schema = STRING;
    for (Object element : elements) {
      DuckValue value = of(element);
      plain.add(value.plain());
      schema = element == null ? schema : value.schema();
    }
    return new DuckValue(plain, Schema.createArray(schema));
  }

  private static DuckValue map(Map<?, ?> entries) throws SQLException {
    Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
    Schema schema = STRING;
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      DuckValue value = of(entry.getValue());
      plain.put(String.valueOf(entry.getKey()), value.plain());
      schema = entry.getValue() == null ? schema : value.schema();
    }
    return new DuckValue(plain, Schema.createMap(schema));
  }
}
