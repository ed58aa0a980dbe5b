package io.clicklake.connect.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each Avro type, with values at its edges, as DuckDB and parquet-avro read it. */
class ReadersSeeTheSameTest {

  @TempDir Path directory;

  /** A value as Avro holds it, and how DuckDB prints it. */
  private record Case(Object value, String printed) {}

  static Stream<Arguments> types() {
    return Stream.of(
        arguments("\"boolean\"", "BOOLEAN", cases(true, "true", false, "false")),
        arguments(
            "\"int\"",
            "INTEGER",
            cases(0, "0", Integer.MIN_VALUE, "-2147483648", Integer.MAX_VALUE, "2147483647")),
        arguments(
            "\"long\"",
            "BIGINT",
            cases(Long.MIN_VALUE, "-9223372036854775808", Long.MAX_VALUE, "9223372036854775807")),
        arguments(
            "\"float\"",
            "FLOAT",
            cases(1.5f, "1.5", -0f, "-0.0", Float.NaN, "nan", Float.NEGATIVE_INFINITY, "-inf")),
        arguments(
            "\"double\"",
            "DOUBLE",
            cases(Double.MIN_VALUE, "5e-324", Double.MAX_VALUE, "1.7976931348623157e+308")),
        arguments("\"string\"", "VARCHAR", cases("", "", "naïve 漢字 😀", "naïve 漢字 😀")),
        arguments("\"bytes\"", "BLOB", cases(bytes(""), "", bytes("00ff41"), "\\x00\\xFFA")),
        arguments(fixed(3, ""), "BLOB", cases(bytes("0001ff"), "\\x00\\x01\\xFF")),
        arguments(
            "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"low\",\"high\"]}",
            "VARCHAR",
            cases("low", "low", "high", "high")),
        arguments(
            logical("string", "uuid"),
            "VARCHAR",
            cases("01890a5d-ac96-774b-bcce-b302099a8057", "01890a5d-ac96-774b-bcce-b302099a8057")),
        arguments(
            fixed(16, ",\"logicalType\":\"uuid\""),
            "BLOB",
            cases(bytes("41".repeat(16)), "A".repeat(16))),
        arguments(
            fixed(12, ",\"logicalType\":\"duration\""),
            "BLOB",
            cases(bytes("41".repeat(12)), "A".repeat(12))),
        arguments(
            "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}",
            "DECIMAL(9,2)",
            cases(
                bytes("3b9ac9ff"), "9999999.99",
                bytes("c4653601"), "-9999999.99",
                bytes("ff"), "-0.01",
                bytes("0000000001"), "0.01")),
        arguments(
            "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":38,\"scale\":0}",
            "DECIMAL(38,0)",
            cases(
                bytes("4b3b4ca85a86c47a098a223fffffffff"),
                "9".repeat(38),
                bytes("b4c4b357a5793b85f675ddc000000001"),
                "-" + "9".repeat(38))),
        arguments(
            fixed(20, ",\"logicalType\":\"decimal\",\"precision\":20,\"scale\":4"),
            "DECIMAL(20,4)",
            cases(bytes("00".repeat(19) + "01"), "0.0001", bytes("ff".repeat(20)), "-0.0001")),
        arguments(
            logical("int", "date"),
            "DATE",
            cases(0, "1970-01-01", -719_162, "0001-01-01", 2_932_896, "9999-12-31")),
        arguments(
            logical("int", "time-millis"),
            "TIME",
            cases(0, "00:00:00", 86_399_999, "23:59:59.999")),
        arguments(
            logical("long", "time-micros"),
            "TIME",
            cases(0L, "00:00:00", 86_399_999_999L, "23:59:59.999999")),
        arguments(
            logical("long", "timestamp-millis"),
            "TIMESTAMP WITH TIME ZONE",
            cases(
                -62_135_596_800_000L, "0001-01-01 00:00:00+00",
                253_402_300_799_999L, "9999-12-31 23:59:59.999+00")),
        arguments(
            logical("long", "timestamp-micros"),
            "TIMESTAMP WITH TIME ZONE",
            cases(
                -1L, "1969-12-31 23:59:59.999999+00",
                253_402_300_799_999_999L, "9999-12-31 23:59:59.999999+00")),
        arguments(
            logical("long", "timestamp-nanos"),
            "TIMESTAMPTZ_NS",
            cases(
                1L,
                "1970-01-01 00:00:00.000000001+00",
                Long.MAX_VALUE - 1,
                "2262-04-11 23:47:16.854775806+00",
                Long.MIN_VALUE + 2,
                "1677-09-21 00:12:43.145224194+00")),
        arguments(
            logical("long", "local-timestamp-millis"),
            "TIMESTAMP",
            cases(-62_135_596_800_000L, "0001-01-01 00:00:00", 1L, "1970-01-01 00:00:00.001")),
        arguments(
            logical("long", "local-timestamp-micros"),
            "TIMESTAMP",
            cases(253_402_300_799_999_999L, "9999-12-31 23:59:59.999999")),
        arguments(
            logical("long", "local-timestamp-nanos"),
            "TIMESTAMP_NS",
            cases(-1L, "1969-12-31 23:59:59.999999999")),
        arguments(
            "[\"long\",\"string\"]",
            "STRUCT(member0 BIGINT, member1 VARCHAR)",
            cases(7L, "{'member0': 7, 'member1': NULL}", "x", "{'member0': NULL, 'member1': x}")));
  }

  private static List<Case> cases(Object... valuesAndPrints) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < valuesAndPrints.length; i += 2) {
      cases.add(new Case(valuesAndPrints[i], (String) valuesAndPrints[i + 1]));
    }
    return cases;
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

  @ParameterizedTest(name = "{0}")
  @MethodSource("types")
  void aTypeIsReadAlikeAloneNullableInArraysMapsAndRecords(
      String type, String duckType, List<Case> cases) throws Exception {
    Schema schema = around(type);
    List<byte[]> values = new ArrayList<>();
    cases.forEach(one -> values.add(AvroBytes.encode(schema, around(schema, one.value()), false)));

    Path file = RowFile.write(directory, schema, schema, values);

    assertThat(PlainValue.of(RowFile.read(file)))
        .isEqualTo(RowProperties.expected(schema, schema, values));
    assertThat(duckDb(file))
        .isEqualTo(
            cases.stream()
                .map(Case::printed)
                .map(
                    text ->
                        Arrays.asList(
                            duckType, duckType, text, text, "true", text, "true", "2", text, "true",
                            text, "0"))
                .toList());
  }

  private static List<List<String>> duckDb(Path file) throws SQLException {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute("SET timezone = 'UTC'");
      List<List<String>> rows = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery(
              """
              SELECT typeof(plain), typeof(items[1]), plain::VARCHAR, maybe::VARCHAR, absent IS NULL,
                items[1]::VARCHAR, items[2] IS NULL, len(items), entries['k']::VARCHAR,
                entries['none'] IS NULL, inner_.v::VARCHAR, len(empty_)
              FROM read_parquet('%s')
              """
                  .formatted(file))) {
        while (found.next()) {
          List<String> row = new ArrayList<>();
          for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
            row.add(found.getString(column));
          }
          rows.add(row);
        }
      }
      return rows;
    }
  }

  /** A record that has the type in every place where a type can stand. */
  private static Schema around(String type) {
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
}
