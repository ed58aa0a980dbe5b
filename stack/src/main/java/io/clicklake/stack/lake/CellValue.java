package io.clicklake.stack.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/**
 * Values as JDBC hands them out, as JSON values: numbers stay numbers, times are ISO 8601 text
 * (those with a zone in UTC), lists are arrays, structs and maps objects, bytes base64.
 */
final class CellValue {
  private static final JsonNodeFactory JSON = new JsonNodeFactory(true);

  private CellValue() {}

  static JsonNode of(@Nullable Object value) throws SQLException {
    if (value == null) {
      return JSON.nullNode();
    } else if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    } else if (value instanceof Number number) {
      return number(number);
    } else if (value instanceof OffsetDateTime time) {
      return JSON.textNode(time.toInstant().toString());
    } else if (value instanceof Timestamp time) {
      return JSON.textNode(time.toLocalDateTime().toString());
    } else if (value instanceof Array array) {
      return array((Object[]) array.getArray());
    } else if (value instanceof DuckDBStruct struct) {
      return object(struct.getMap());
    } else if (value instanceof Struct struct) {
      return array(struct.getAttributes());
    } else if (value instanceof Map<?, ?> map) {
      return object(map);
    } else if (value instanceof Blob blob) {
      return JSON.binaryNode(blob.getBytes(1, (int) blob.length()));
    } else {
      return JSON.textNode(value.toString());
    }
  }

  private static JsonNode number(Number number) {
    if (number instanceof BigDecimal decimal) {
      return JSON.numberNode(decimal);
    } else if (number instanceof BigInteger integer) {
      return JSON.numberNode(integer);
    } else if (number instanceof Double || number instanceof Float) {
      return JSON.numberNode(Double.parseDouble(number.toString()));
    } else {
      return JSON.numberNode(number.longValue());
    }
  }

  private static ArrayNode array(@Nullable Object[] values) throws SQLException {
    ArrayNode array = JSON.arrayNode();
    for (Object value : values) {
      array.add(of(value));
    }
    return array;
  }

  private static ObjectNode object(Map<?, ?> entries) throws SQLException {
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      object.set(of(entry.getKey()).asText(), of(entry.getValue()));
    }
    return object;
  }
}
