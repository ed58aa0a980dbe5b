package io.clicklake.connect.row;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * A type of Avro, what readers call a column of it, and values at its edges with how readers print
 * them. Trino's columns are those of {@code schema ddl}.
 *
 * @param refusal what Trino says where it has no column for the type
 */
record TypeCase(
    String type, String duckDb, String trino, List<Value> values, Optional<String> refusal) {

  /** A value as Avro holds it, and its text by reader; bytes are hexadecimal in Trino's. */
  record Value(Object avro, String duckDb, String trino) {}

  private static TypeCase type(String type, String duckDb, String trino) {
    return new TypeCase(type, duckDb, trino, List.of(), Optional.empty());
  }

  private TypeCase value(Object avro, String text) {
    return value(avro, text, text);
  }

  private TypeCase value(Object avro, String duckDb, String trino) {
    List<Value> more = new ArrayList<>(values);
    more.add(new Value(avro, duckDb, trino));
    return new TypeCase(type, this.duckDb, this.trino, List.copyOf(more), refusal);
  }

  private TypeCase refused(String message) {
    return new TypeCase(type, duckDb, trino, values, Optional.of(message));
  }

  static List<TypeCase> all() {
    return List.of(
        type("\"boolean\"", "BOOLEAN", "boolean").value(true, "true").value(false, "false"),
        type("\"int\"", "INTEGER", "integer")
            .value(0, "0")
            .value(Integer.MIN_VALUE, "-2147483648")
            .value(Integer.MAX_VALUE, "2147483647"),
        type("\"long\"", "BIGINT", "bigint")
            .value(Long.MIN_VALUE, "-9223372036854775808")
            .value(Long.MAX_VALUE, "9223372036854775807"),
        type("\"float\"", "FLOAT", "real")
            .value(1.5f, "1.5", "1.5E0")
            .value(-0f, "-0.0", "-0E0")
            .value(Float.NaN, "nan", "NaN")
            .value(Float.NEGATIVE_INFINITY, "-inf", "-Infinity"),
        type("\"double\"", "DOUBLE", "double")
            .value(Double.MIN_VALUE, "5e-324", "4.9E-324")
            .value(Double.MAX_VALUE, "1.7976931348623157e+308", "1.7976931348623157E308"),
        type("\"string\"", "VARCHAR", "varchar").value("", "").value("naïve 漢字 😀", "naïve 漢字 😀"),
        type("\"bytes\"", "BLOB", "varbinary")
            .value(bytes(""), "")
            .value(bytes("00ff41"), "\\x00\\xFFA", "00FF41"),
        type(fixed(3, ""), "BLOB", "varbinary").value(bytes("0001ff"), "\\x00\\x01\\xFF", "0001FF"),
        type(
                "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"low\",\"high\"]}",
                "VARCHAR",
                "varchar")
            .value("low", "low")
            .value("high", "high"),
        type(logical("string", "uuid"), "VARCHAR", "varchar")
            .value("01890a5d-ac96-774b-bcce-b302099a8057", "01890a5d-ac96-774b-bcce-b302099a8057"),
        type(fixed(16, ",\"logicalType\":\"uuid\""), "BLOB", "varbinary")
            .value(bytes("41".repeat(16)), "A".repeat(16), "41".repeat(16)),
        type(fixed(12, ",\"logicalType\":\"duration\""), "BLOB", "varbinary")
            .value(bytes("41".repeat(12)), "A".repeat(12), "41".repeat(12)),
        type(
                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}",
                "DECIMAL(9,2)",
                "decimal(9,2)")
            .value(bytes("3b9ac9ff"), "9999999.99")
            .value(bytes("c4653601"), "-9999999.99")
            .value(bytes("ff"), "-0.01")
            .value(bytes("0000000001"), "0.01"),
        type(
                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":38,\"scale\":0}",
                "DECIMAL(38,0)",
                "decimal(38,0)")
            .value(bytes("4b3b4ca85a86c47a098a223fffffffff"), "9".repeat(38))
            .value(bytes("b4c4b357a5793b85f675ddc000000001"), "-" + "9".repeat(38)),
        type(
                fixed(16, ",\"logicalType\":\"decimal\",\"precision\":38,\"scale\":4"),
                "DECIMAL(38,4)",
                "decimal(38,4)")
            .value(bytes("00".repeat(15) + "01"), "0.0001")
            .value(bytes("ff".repeat(16)), "-0.0001"),
        type(
                fixed(20, ",\"logicalType\":\"decimal\",\"precision\":20,\"scale\":4"),
                "DECIMAL(20,4)",
                "decimal(20,4)")
            .value(bytes("00".repeat(19) + "01"), "0.0001")
            .value(bytes("ff".repeat(20)), "-0.0001"),
        type(
                fixed(32, ",\"logicalType\":\"decimal\",\"precision\":38,\"scale\":0"),
                "DECIMAL(38,0)",
                "decimal(38,0)")
            .value(bytes("00".repeat(16) + "4b3b4ca85a86c47a098a223fffffffff"), "9".repeat(38))
            .value(
                bytes("ff".repeat(16) + "b4c4b357a5793b85f675ddc000000001"), "-" + "9".repeat(38)),
        type(logical("int", "date"), "DATE", "date")
            .value(0, "1970-01-01")
            .value(-719_162, "0001-01-01")
            .value(2_932_896, "9999-12-31"),
        type(logical("int", "time-millis"), "TIME", "integer")
            .value(0, "00:00:00")
            .value(86_399_999, "23:59:59.999")
            .refused("Unsupported Trino column type (integer) for Parquet column"),
        type(logical("long", "time-micros"), "TIME", "bigint")
            .value(0L, "00:00:00", "0")
            .value(86_399_999_999L, "23:59:59.999999", "86399999999"),
        type(logical("long", "timestamp-millis"), "TIMESTAMP WITH TIME ZONE", "timestamp(9)")
            .value(-62_135_596_800_000L, "0001-01-01 00:00:00+00", "0001-01-01 00:00:00.000000000")
            .value(
                253_402_300_799_999L,
                "9999-12-31 23:59:59.999+00",
                "9999-12-31 23:59:59.999000000"),
        type(logical("long", "timestamp-micros"), "TIMESTAMP WITH TIME ZONE", "timestamp(9)")
            .value(-1L, "1969-12-31 23:59:59.999999+00", "1969-12-31 23:59:59.999999000")
            .value(
                253_402_300_799_999_999L,
                "9999-12-31 23:59:59.999999+00",
                "9999-12-31 23:59:59.999999000"),
        type(logical("long", "timestamp-nanos"), "TIMESTAMPTZ_NS", "timestamp(9)")
            .value(1L, "1970-01-01 00:00:00.000000001+00", "1970-01-01 00:00:00.000000001")
            .value(
                Long.MAX_VALUE - 1,
                "2262-04-11 23:47:16.854775806+00",
                "2262-04-11 23:47:16.854775806")
            .value(
                Long.MIN_VALUE + 2,
                "1677-09-21 00:12:43.145224194+00",
                "1677-09-21 00:12:43.145224194"),
        type(logical("long", "local-timestamp-millis"), "TIMESTAMP", "timestamp(9)")
            .value(-62_135_596_800_000L, "0001-01-01 00:00:00", "0001-01-01 00:00:00.000000000")
            .value(1L, "1970-01-01 00:00:00.001", "1970-01-01 00:00:00.001000000"),
        type(logical("long", "local-timestamp-micros"), "TIMESTAMP", "timestamp(9)")
            .value(
                253_402_300_799_999_999L,
                "9999-12-31 23:59:59.999999",
                "9999-12-31 23:59:59.999999000"),
        type(logical("long", "local-timestamp-nanos"), "TIMESTAMP_NS", "timestamp(9)")
            .value(-1L, "1969-12-31 23:59:59.999999999"),
        type(
                "[\"long\",\"string\"]",
                "STRUCT(member0 BIGINT, member1 VARCHAR)",
                "row(member0 bigint, member1 varchar)")
            .value(7L, "{'member0': 7, 'member1': NULL}", "{\"member0\":7,\"member1\":null}")
            .value("x", "{'member0': NULL, 'member1': x}", "{\"member0\":null,\"member1\":\"x\"}"));
  }

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
  }

  private static String logical(String type, String name) {
    return "{\"type\":\"%s\",\"logicalType\":\"%s\"}".formatted(type, name);
  }

  private static String fixed(int size, String more) {
    return "{\"type\":\"fixed\",\"name\":\"F\",\"size\":%d%s}".formatted(size, more);
  }

  /** A record that has the type in every place where a type can stand. */
  Schema around() {
    boolean union = type.startsWith("[");
    String again =
        type.contains("\"name\"") ? "\"" + (type.contains("fixed") ? "F" : "E") + "\"" : type;
    String nullable = union ? "[\"null\"," + type.substring(1) : "[\"null\"," + again + "]";
    return new Schema.Parser()
        .parse(
            """
            {"type":"record","name":"R","fields":[
              {"name":"plain","type":%1$s},
              {"name":"maybe","type":%2$s},
              {"name":"absent","type":%2$s},
              {"name":"items","type":{"type":"array","items":%2$s}},
              {"name":"empty_","type":{"type":"array","items":%3$s}},
              {"name":"entries","type":{"type":"map","values":%2$s}},
              {"name":"inner_","type":["null",{"type":"record","name":"I","fields":[{"name":"v","type":%3$s}]}]}]}
            """
                .formatted(type, nullable, again));
  }

  /** Each value in such a record, as Avro's bytes. */
  List<byte[]> encoded() {
    Schema schema = around();
    return values.stream()
        .map(value -> AvroBytes.encode(schema, around(schema, value.avro()), false))
        .toList();
  }

  private static GenericData.Record around(Schema schema, Object value) {
    Schema type = schema.getField("plain").schema();
    Object typed = typed(type, value);
    GenericData.Record inner =
        new GenericData.Record(schema.getField("inner_").schema().getTypes().get(1));
    inner.put("v", typed);
    GenericData.Record record = new GenericData.Record(schema);
    record.put("plain", typed);
    record.put("maybe", typed);
    record.put("items", Arrays.asList(typed, null));
    record.put("empty_", List.of());
    record.put("entries", Map.of("k", typed));
    record.put("inner_", inner);
    return record;
  }

  private static Object typed(Schema type, Object value) {
    return switch (type.getType()) {
      case ENUM -> new GenericData.EnumSymbol(type, value);
      case FIXED -> new GenericData.Fixed(type, ((ByteBuffer) value).array());
      default -> value;
    };
  }

  @Override
  public String toString() {
    return type;
  }
}
