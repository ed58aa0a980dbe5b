package io.clicklake.connect.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.connect.decode.BadRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.parquet.schema.PrimitiveType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowProjectionTest {

  private static Schema record(String fields) {
    return new Schema.Parser()
        .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}");
  }

  private static Schema oneField(String type) {
    return record("{\"name\":\"f\",\"type\":" + type + "}");
  }

  private static RowProjection same(String fields) {
    Schema schema = record(fields);
    return RowProjection.of(schema, schema, List.of());
  }

  private static void scanHex(RowProjection projection, String hex) {
    byte[] value = HexFormat.of().parseHex(hex);
    projection.scan(value, 0, value.length);
  }

  @Test
  void wantedFieldsAreThoseOfTheReadSchema() {
    Schema written =
        record(
            """
            {"name":"time","type":"int"},{"name":"dropped","type":"string"},
            {"name":"kind","type":{"type":"enum","name":"K","symbols":["a","b"]}},
            {"name":"meta","type":["null",{"type":"record","name":"M","fields":[{"name":"host","type":"string"}]}]}
            """);
    Schema read =
        record(
            """
            {"name":"meta","type":["null",{"type":"record","name":"M","fields":[
              {"name":"host","type":"string"},{"name":"port","type":"int","default":80}]}]},
            {"name":"kind","type":{"type":"enum","name":"K","symbols":["b","a"]}},
            {"name":"when","aliases":["time"],"type":["null","long"]},
            {"name":"raw","type":"bytes","default":"\\u0001"}
            """);
    RowProjection projection =
        RowProjection.of(
            written, read, List.of("when", "kind", "meta.host", "meta.port", "raw", "when"));
    byte[] full =
        HexFormat.of()
            .parseHex("ff" + "54" + "0478797a".substring(0, 6) + "02" + "02" + "0261" + "ff");
    projection.scan(full, 1, full.length - 2);
    assertThat(projection.field(0)).isEqualTo(42L);
    assertThat(projection.field(1)).isEqualTo("b");
    assertThat(projection.field(2)).isEqualTo("a");
    assertThat(projection.field(3)).isEqualTo(80);
    assertThat(projection.field(4)).isEqualTo(new byte[] {1});
    assertThat(projection.field(5)).isEqualTo(42L);
    assertThat(projection.fieldSchema(0).getType()).isEqualTo(Schema.Type.LONG);

    scanHex(projection, "54" + "00" + "00" + "00");
    assertThat(projection.field(2)).isNull();
    assertThat(projection.field(3)).as("no default for a field of a record that is null").isNull();
  }

  @Test
  void aWantedFieldThatIsNotThereIsNamed() {
    Schema schema = oneField("\"long\"");
    assertThatThrownBy(() -> RowProjection.of(schema, schema, List.of("event_time")))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("record R has no field event_time")
        .hasMessageContaining("[f]");
    Schema list = oneField("{\"type\":\"array\",\"items\":\"long\"}");
    assertThatThrownBy(() -> RowProjection.of(list, list, List.of("f")))
        .hasMessageContaining("field f of record R is array, not a single value");
  }

  @Test
  void nothingIsToldOfAValueThatWasRefused() {
    Schema schema = oneField("\"long\"");
    RowProjection projection = RowProjection.of(schema, schema, List.of("f"));
    scanHex(projection, "02");
    assertThat(projection.field(0)).isEqualTo(1L);
    assertThatExceptionOfType(BadRecordException.class).isThrownBy(() -> scanHex(projection, ""));
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> projection.field(0));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          string, 04c328,                          field f is a string that is no UTF-8
          string, 04c0af,                          field f is a string that is no UTF-8
          string, 06eda080,                        field f is a string that is no UTF-8
          string, 08f4908080,                      field f is a string that is no UTF-8
          string, 0a61,                            5 bytes announced at byte 1
          string, 01,                              -1 bytes announced at byte 1
          bytes,  feffffff0f,                      2147483647 bytes announced at byte 5
          long,   ffffffffffffffffff02,            a number of more than 64 bits
          int,    feffffff1f,                      a number of more than 32 bits
          long,   80,                              it ends within a value at byte 1
          double, 00000000,                        it ends within a value at byte 0
          boolean,02,                              2 at byte 0
          long,   0200,                            1 bytes are left over
          """)
  void bytesThatAreNoValueAreRefused(String type, String hex, String reason) {
    RowProjection projection = same("{\"name\":\"f\",\"type\":\"" + type + "\"}");
    assertThatThrownBy(() -> scanHex(projection, hex))
        .isInstanceOf(BadRecordException.class)
        .hasMessageStartingWith("the value is no record of R: ")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"array","items":"long"}              | feffffffffffffffff01 | 9223372036854775807 items announced
          {"type":"array","items":"long"}              | ffffffffffffffffff0100 | items announced
          {"type":"array","items":"long"}              | 010602020200         | a block of 3 bytes announced
          {"type":"map","values":"long"}               | 04026102026104 00    | has key a twice
          {"type":"map","values":"long"}               | 0202ff0200           | a key of field f is no UTF-8
          ["null","long"]                              | 04                   | branch 2 at byte 1, there are 2
          {"type":"enum","name":"E","symbols":["a"]}   | 02                   | symbol 1 at byte 1, there are 1
          {"type":"fixed","name":"F","size":3}         | 0102                 | it ends within a value
          """)
  void containersThatAreNoneAreRefused(String type, String hex, String reason) {
    RowProjection projection = same("{\"name\":\"f\",\"type\":" + type + "}");
    assertThatThrownBy(() -> scanHex(projection, hex.replace(" ", "")))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "int, date, -719163",
    "int, date, 2932897",
    "int, time-millis, -1",
    "int, time-millis, 86400000",
    "long, time-micros, 86400000000",
    "long, timestamp-millis, -62135596800001",
    "long, timestamp-millis, 253402300800000",
    "long, local-timestamp-millis, 253402300800000",
    "long, timestamp-micros, 253402300800000000",
    "long, local-timestamp-micros, -62135596800000001",
    "long, timestamp-nanos, 9223372036854775807",
    "long, local-timestamp-nanos, -9223372036854775807",
    "long, timestamp-nanos, -9223372036854775808"
  })
  void timesThatReadersDoNotShareAreRefusedWithTheFieldsName(
      String type, String logical, long value) {
    Schema schema = oneField("{\"type\":\"%s\",\"logicalType\":\"%s\"}".formatted(type, logical));
    RowProjection projection = RowProjection.of(schema, schema, List.of());
    byte[] bytes =
        AvroBytes.encode(record("{\"name\":\"f\",\"type\":\"long\"}"), longs(value), false);
    assertThatThrownBy(() -> projection.scan(bytes, 0, bytes.length))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("field f is " + value + ", not a ");
  }

  private static Object longs(long value) {
    return new GenericRecordBuilder(oneField("\"long\"")).set("f", value).build();
  }

  /** Trino and Athena refuse a decimal of more bytes, however few its digits. */
  @ParameterizedTest
  @ValueSource(ints = {17, 20, 32})
  void aDecimalHasAsManyBytesAsAReaderTakes(int bytes) {
    Schema schema =
        oneField(
            "{\"type\":\"fixed\",\"name\":\"F\",\"size\":%d,\"logicalType\":\"decimal\",\"precision\":38,\"scale\":2}"
                .formatted(bytes));
    PrimitiveType column = ParquetSchema.of(schema).getType("f").asPrimitiveType();
    assertThat(column.getTypeLength()).isEqualTo(16);
  }

  @Test
  void decimalsOfTooManyDigitsAreRefused() {
    RowProjection projection =
        same(
            "{\"name\":\"f\",\"type\":{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":2}}");
    scanHex(projection, "0263");
    assertThatThrownBy(() -> scanHex(projection, "0264"))
        .hasMessageContaining("more than 2 digits");
    assertThatThrownBy(() -> scanHex(projection, "00")).hasMessageContaining("decimal of no bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"long","logicalType":"timestamp-millis"} | {"type":"long","logicalType":"timestamp-micros"}
          {"type":"int","logicalType":"date"} | {"type":"long","logicalType":"timestamp-millis"}
          {"type":"bytes","logicalType":"decimal","precision":9,"scale":2} | {"type":"bytes","logicalType":"decimal","precision":9,"scale":4}
          {"type":"bytes","logicalType":"decimal","precision":9,"scale":2} | {"type":"bytes","logicalType":"big-decimal"}
          {"type":"bytes","logicalType":"decimal","precision":9,"scale":2} | "string"
          "string" | {"type":"bytes","logicalType":"decimal","precision":9,"scale":2}
          "string" | "long"
          "long" | "int"
          {"type":"array","items":"long"} | {"type":"array","items":"string"}
          {"type":"array","items":"null"} | {"type":"array","items":["null","long"]}
          """)
  void whatCannotBeReadOrWouldBeReadAsAnotherValueIsRefusedByPath(String written, String read) {
    Schema from = oneField(written);
    Schema to = oneField(read);
    assertThatThrownBy(() -> RowProjection.of(from, to, List.of()))
        .isInstanceOf(UnreadableProjectionException.class)
        .hasMessageStartingWith("f");
    assertThat(RowProjection.resolves(from, to)).isFalse();
  }

  @Test
  void aNewlyNamedUnitAWiderDecimalAndAnotherZoneRuleKeepTheValue() {
    assertThat(
            RowProjection.resolves(
                oneField("\"long\""),
                oneField("{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}")))
        .isTrue();
    assertThat(
            RowProjection.resolves(
                oneField(
                    "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}"),
                oneField(
                    "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":12,\"scale\":2}")))
        .isTrue();
  }

  @Test
  void aMissingFieldWithoutDefaultDoesNotResolve() {
    Schema to = record("{\"name\":\"f\",\"type\":\"long\"},{\"name\":\"g\",\"type\":\"long\"}");
    assertThat(RowProjection.resolves(oneField("\"long\""), to)).isFalse();
    assertThatThrownBy(() -> RowProjection.of(oneField("\"long\""), to, List.of()))
        .isInstanceOf(UnreadableProjectionException.class)
        .hasMessageContaining("missing required field g");
  }

  @Test
  void aWrittenBranchWithoutPlaceIsRefusedPerRecord() {
    RowProjection projection =
        RowProjection.of(oneField("[\"null\",\"long\"]"), oneField("\"long\""), List.of());
    scanHex(projection, "0202");
    assertThatThrownBy(() -> scanHex(projection, "00"))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("f: ");
    assertThat(RowProjection.resolves(oneField("[\"null\",\"long\"]"), oneField("\"long\"")))
        .isFalse();
  }

  @Test
  void anEnumSymbolWithoutPlaceIsRefusedPerRecord() {
    RowProjection projection =
        RowProjection.of(
            oneField("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"a\",\"b\"]}"),
            oneField("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"b\"]}"),
            List.of());
    scanHex(projection, "02");
    assertThatThrownBy(() -> scanHex(projection, "00")).hasMessageContaining("field f is a, which");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"null\",\"R\"]",
        "{\"type\":\"array\",\"items\":\"R\"}",
        "{\"type\":\"map\",\"values\":{\"type\":\"record\",\"name\":\"I\",\"fields\":[{\"name\":\"r\",\"type\":[\"null\",\"R\"]}]}}"
      })
  void recursiveSchemasAreRefusedOnEitherSide(String type) {
    Schema recursive =
        record("{\"name\":\"a\",\"type\":\"long\"},{\"name\":\"f\",\"type\":" + type + "}");
    Schema flat = record("{\"name\":\"a\",\"type\":\"long\"}");
    assertRecursive(recursive, flat);
    assertRecursive(flat, recursive);
  }

  private static void assertRecursive(Schema written, Schema read) {
    assertThatThrownBy(() -> RowProjection.of(written, read, List.of()))
        .isInstanceOf(UnsupportedSchemaException.class)
        .hasMessageContaining("record R contains itself");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"record","name":"I","fields":[]} | record I has no field that can hold a value at f
          {"type":"array","items":"null"} | f[] can only be null
          ["null"] | f can only be null
          {"type":"fixed","name":"F","size":0} | f is fixed of 0 bytes
          {"type":"bytes","logicalType":"decimal","precision":39} | f is a decimal of 39 digits
          """)
  void whatParquetCannotHoldIsRefusedByPath(String type, String reason) {
    Schema schema = oneField(type);
    assertThatThrownBy(() -> RowProjection.of(schema, schema, List.of()))
        .isInstanceOf(UnsupportedSchemaException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void validUtf8OfEveryLengthIsTaken() {
    RowProjection projection = same("{\"name\":\"f\",\"type\":\"string\"}");
    for (String text :
        List.of(
            "", "a", "é", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff", "😀", "\udbff\udfff")) {
      for (int padding = 0; padding < 20; padding++) {
        byte[] bytes = ("x".repeat(padding) + text).getBytes(StandardCharsets.UTF_8);
        byte[] value =
            ByteBuffer.allocate(bytes.length + 1).put((byte) (bytes.length * 2)).put(bytes).array();
        projection.scan(value, 0, value.length);
      }
    }
  }

  @Test
  void skippedItemsWithoutBytesCostNothing() {
    Schema written =
        record(
            "{\"name\":\"f\",\"type\":\"long\"},{\"name\":\"n\",\"type\":{\"type\":\"array\",\"items\":\"null\"}}");
    RowProjection projection = RowProjection.of(written, oneField("\"long\""), List.of());
    scanHex(projection, "02" + "feffffffffffffffff01" + "00");
  }
}
