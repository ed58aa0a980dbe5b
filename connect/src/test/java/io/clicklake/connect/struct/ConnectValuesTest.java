package io.clicklake.connect.struct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.connect.decode.AvroValue;
import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.decode.NullValueException;
import io.clicklake.connect.decode.VersionedSchema;
import io.clicklake.connect.store.InMemoryObjectStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("JavaUtilDate") // Connect's logical types are Dates
class ConnectValuesTest {

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final ConnectValues values = values();

  private ConnectValues values() {
    return new ConnectValues(store, "topics", "clicks");
  }

  private AvroValue read(Object value) {
    return values.read(new KafkaRecord(1, 2, value));
  }

  static GenericRecord decoded(AvroValue value) {
    try {
      BinaryDecoder decoder =
          DecoderFactory.get().binaryDecoder(value.bytes(), value.start(), value.length(), null);
      GenericRecord datum =
          new GenericDatumReader<GenericRecord>(value.schema().schema()).read(null, decoder);
      assertThat(decoder.isEnd()).as("nothing is left over").isTrue();
      return datum;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private GenericRecord field(Schema schema, @Nullable Object value) {
    Schema record = SchemaBuilder.struct().name("t.R").field("f", schema).build();
    return decoded(read(new Struct(record).put("f", value)));
  }

  private static org.apache.avro.Schema type(GenericRecord record) {
    return record.getSchema().getField("f").schema();
  }

  @Test
  void logicalTypesAreAvros() {
    GenericRecord decimal = field(Decimal.schema(2), new BigDecimal("-12.34"));
    assertThat(type(decimal).toString())
        .contains("\"logicalType\":\"decimal\"", "\"precision\":38", "\"scale\":2");
    assertThat(decimal.get("f")).isEqualTo(ByteBuffer.wrap(new byte[] {(byte) 0xfb, 0x2e}));

    GenericRecord date =
        field(org.apache.kafka.connect.data.Date.SCHEMA, new Date(20_236L * 86_400_000));
    assertThat(type(date).getLogicalType().getName()).isEqualTo("date");
    assertThat(date.get("f")).isEqualTo(20_236);

    GenericRecord time = field(Time.SCHEMA, new Date(3_600_001));
    assertThat(type(time).getLogicalType().getName()).isEqualTo("time-millis");
    assertThat(time.get("f")).isEqualTo(3_600_001);

    GenericRecord timestamp = field(Timestamp.SCHEMA, new Date(-5));
    assertThat(type(timestamp).getLogicalType().getName()).isEqualTo("timestamp-millis");
    assertThat(timestamp.get("f")).isEqualTo(-5L);
  }

  @Test
  void aDecimalTooWideForItsColumnIsABadRecord() {
    assertThatThrownBy(() -> field(Decimal.schema(0), BigDecimal.TEN.pow(38)))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("f: the decimal has 39 digits");
  }

  @Test
  void theFieldsOfEnumsAreThoseOfTheirConverter() {
    Schema old =
        SchemaBuilder.string()
            .parameter("io.confluent.connect.avro.Enum", "t.Colour")
            .parameter("io.confluent.connect.avro.Enum.RED", "RED")
            .parameter("io.confluent.connect.avro.Enum.GREEN", "GREEN")
            .build();
    assertThat(type(field(old, "GREEN")).getEnumSymbols()).containsExactly("RED", "GREEN");
    Schema general =
        SchemaBuilder.string()
            .optional()
            .parameter("org.apache.kafka.connect.data.Enum", "t.Colour")
            .parameter("org.apache.kafka.connect.data.Enum.RED", "1")
            .parameter("org.apache.kafka.connect.data.Enum.GREEN", "0")
            .build();
    GenericRecord record = field(general, "RED");
    assertThat(type(record).getTypes().get(1).getEnumSymbols()).containsExactly("GREEN", "RED");
    assertThat(record.get("f")).hasToString("RED");
    assertThatThrownBy(() -> field(old, "BLUE"))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("f: \"BLUE\" is none of the enum's symbols");
  }

  @Test
  void theStructOfAUnionIsAUnion() {
    Schema union =
        SchemaBuilder.struct()
            .name("io.confluent.connect.avro.Union")
            .field("int", Schema.OPTIONAL_INT32_SCHEMA)
            .field("string", Schema.OPTIONAL_STRING_SCHEMA)
            .optional()
            .build();
    assertThat(type(field(union, new Struct(union).put("string", "a"))))
        .hasToString("[\"null\",\"int\",\"string\"]");
    assertThat(field(union, new Struct(union).put("string", "a")).get("f")).hasToString("a");
    assertThat(field(union, new Struct(union).put("int", 5)).get("f")).isEqualTo(5);
    assertThat(field(union, null).get("f")).isNull();
    assertThat(field(union, new Struct(union)).get("f")).isNull();
    Schema required =
        SchemaBuilder.struct()
            .name("io.confluent.connect.avro.Union")
            .field("int", Schema.OPTIONAL_INT32_SCHEMA)
            .field("string", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    assertThatThrownBy(() -> field(required, new Struct(required)))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("no branch");
  }

  @Test
  void aMapWithOtherKeysThanTextIsAnArrayOfEntries() {
    GenericRecord record =
        field(SchemaBuilder.map(Schema.INT32_SCHEMA, Schema.STRING_SCHEMA).build(), Map.of(1, "a"));
    assertThat(type(record).getElementType().getFields())
        .extracting(org.apache.avro.Schema.Field::name)
        .containsExactly("key", "value");
    GenericRecord entry = (GenericRecord) ((List<?>) record.get("f")).get(0);
    assertThat(entry.get("key")).isEqualTo(1);
    assertThat(entry.get("value")).hasToString("a");
  }

  @Test
  void optionalFieldsAreNullByDefaultAndDefaultsAreKept() {
    Schema record =
        SchemaBuilder.struct()
            .name("t.R")
            .doc("a record")
            .field("a", Schema.OPTIONAL_STRING_SCHEMA)
            .field("b", SchemaBuilder.int32().defaultValue(7).doc("seven").build())
            .field("c", SchemaBuilder.string().optional().defaultValue("x").build())
            .field("d", SchemaBuilder.array(Schema.INT64_SCHEMA).defaultValue(List.of()).build())
            .field("e", Decimal.builder(1).defaultValue(new BigDecimal("1.5")).build())
            .field("g", Timestamp.builder().defaultValue(new Date(5)).build())
            .build();
    GenericRecord empty = decoded(read(new Struct(record)));
    assertThat(empty.getSchema().getDoc()).isEqualTo("a record");
    assertThat(empty.getSchema().getField("b").doc()).isEqualTo("seven");
    assertThat(empty.getSchema().getField("a").schema()).hasToString("[\"null\",\"string\"]");
    assertThat(empty.getSchema().getField("c").schema()).hasToString("[\"string\",\"null\"]");
    assertThat(
            new GenericData.Record(empty.getSchema()) {
              {
                for (org.apache.avro.Schema.Field field : getSchema().getFields()) {
                  put(field.pos(), GenericData.get().getDefaultValue(field));
                }
              }
            })
        .isEqualTo(empty);
  }

  @Test
  void namesThatAvroDoesNotTakeAreWrittenWithUnderscores() {
    Schema inner = SchemaBuilder.struct().field("x", Schema.INT32_SCHEMA).build();
    Schema record =
        SchemaBuilder.struct()
            .name("my-topic.1st.Value")
            .field("user-id", Schema.INT32_SCHEMA)
            .field("user id", Schema.INT32_SCHEMA)
            .field("2nd", Schema.INT32_SCHEMA)
            .field("größe", inner)
            .field("more", inner)
            .build();
    Struct value =
        new Struct(record)
            .put("user-id", 1)
            .put("user id", 2)
            .put("2nd", 3)
            .put("größe", new Struct(inner).put("x", 4))
            .put("more", new Struct(inner).put("x", 5));
    GenericRecord datum = decoded(read(value));
    assertThat(datum.getSchema().getFullName()).isEqualTo("my_topic._1st.Value");
    assertThat(datum.getSchema().getFields())
        .extracting(org.apache.avro.Schema.Field::name)
        .containsExactly("user_id", "user_id_2", "_2nd", "gr__e", "more");
    assertThat(datum.get("user_id_2")).isEqualTo(2);
  }

  @Test
  void twoStructsOfOneNameAreTwoRecords() {
    Schema one = SchemaBuilder.struct().name("t.Same").field("x", Schema.INT32_SCHEMA).build();
    Schema two = SchemaBuilder.struct().name("t.Same").field("y", Schema.INT32_SCHEMA).build();
    Schema record = SchemaBuilder.struct().name("t.R").field("a", one).field("b", two).build();
    GenericRecord datum =
        decoded(
            read(
                new Struct(record)
                    .put("a", new Struct(one).put("x", 1))
                    .put("b", new Struct(two).put("y", 2))));
    assertThat(((GenericRecord) datum.get("b")).get("y")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ascii", "Köln", "日本語", "🦆", "aé"})
  void textIsUtf8(String text) {
    assertThat(field(Schema.STRING_SCHEMA, text).get("f")).hasToString(text);
    String big = text.repeat(2_000);
    assertThat(field(Schema.STRING_SCHEMA, big).get("f")).hasToString(big);
  }

  @Test
  void whatHasNoSchemaIsABadRecord() {
    for (Object value : List.of(Map.of("a", 1), "text", 5, new ArrayList<>())) {
      assertThatThrownBy(() -> read(value))
          .isInstanceOf(BadRecordException.class)
          .hasMessageContaining("value.converter");
    }
    assertThatThrownBy(() -> values.read(new KafkaRecord(1, 2, null)))
        .isInstanceOf(NullValueException.class);
  }

  @Test
  void aValueThatIsNotOfItsSchemaIsABadRecordNamedByItsField() {
    Schema inner = SchemaBuilder.struct().name("t.I").field("x", Schema.INT32_SCHEMA).build();
    assertThatThrownBy(() -> read(new Struct(inner)))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("x: it is null, but not optional");
  }

  private static Schema version(@Nullable Integer version, String... fields) {
    SchemaBuilder builder = SchemaBuilder.struct().name("t.R");
    for (String field : fields) {
      builder.field(field, Schema.OPTIONAL_STRING_SCHEMA);
    }
    return version == null ? builder.build() : builder.version(version).build();
  }

  @Test
  void versionsAreConnectsOrTheOrderOfFirstSight() {
    assertThat(read(new Struct(version(4, "a"))).schema().version()).isEqualTo(4);
    assertThat(read(new Struct(version(2, "a", "b"))).schema().version()).isEqualTo(2);
    ConnectValues others = new ConnectValues(store, "topics", "others");
    List<Integer> versions = new ArrayList<>();
    for (Schema schema : List.of(version(null, "x"), version(null, "x", "y"), version(null, "x"))) {
      versions.add(others.read(new KafkaRecord(1, 2, new Struct(schema))).schema().version());
    }
    assertThat(versions).containsExactly(1, 2, 1);
  }

  @Test
  void anEqualSchemaIsTheSameVersionedSchemaInAnotherObject() {
    VersionedSchema one = read(new Struct(version(null, "a"))).schema();
    assertThat(read(new Struct(version(null, "a"))).schema()).isSameAs(one);
    assertThat(one.id()).isNegative();
  }

  @Test
  void aTaskThatStartsAnewKnowsIdsAndVersions() {
    VersionedSchema first = read(new Struct(version(null, "a"))).schema();
    VersionedSchema second = read(new Struct(version(null, "a", "b"))).schema();
    assertThat(store.keys("topics/_schemas/clicks/")).hasSize(2);

    assertThat(values().find(second.id())).contains(second);
    ConnectValues restarted = values();
    assertThat(restarted.read(new KafkaRecord(1, 2, new Struct(version(null, "a", "b")))).schema())
        .isEqualTo(second);
    assertThat(restarted.find(first.id())).contains(first);
    assertThat(restarted.find(5)).isEmpty();
    assertThat(restarted.find(-5)).isEmpty();
    assertThat(store.keys("topics/_schemas/clicks/")).hasSize(2);
  }

  static List<Schema> withDefaults() {
    return List.of(
        SchemaBuilder.int32().defaultValue(7).build(),
        SchemaBuilder.int64().defaultValue(7L).build(),
        SchemaBuilder.int64().optional().defaultValue(7L).build(),
        SchemaBuilder.float32().defaultValue(0.1f).build(),
        SchemaBuilder.float32().defaultValue(Float.POSITIVE_INFINITY).build(),
        SchemaBuilder.float64().defaultValue(Double.NaN).build(),
        SchemaBuilder.bytes().defaultValue(new byte[] {0, (byte) 0x80}).build(),
        Decimal.builder(2).defaultValue(new BigDecimal("1.50")).build(),
        Timestamp.builder().defaultValue(new Date(5)).build(),
        SchemaBuilder.array(Schema.INT64_SCHEMA).defaultValue(List.of(1L)).build(),
        SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.FLOAT32_SCHEMA)
            .defaultValue(Map.of("a", 0.1f))
            .build(),
        SchemaBuilder.map(Schema.INT32_SCHEMA, Schema.FLOAT32_SCHEMA)
            .defaultValue(Map.of(1, 0.1f))
            .build());
  }

  @ParameterizedTest
  @MethodSource("withDefaults")
  void aTaskThatStartsAnewKnowsSchemasWithDefaults(Schema field) {
    Schema record = SchemaBuilder.struct().name("t.R").field("f", field).build();
    VersionedSchema first = read(new Struct(record)).schema();
    assertThat(values().read(new KafkaRecord(1, 2, new Struct(record))).schema()).isEqualTo(first);
    assertThat(store.keys("topics/_schemas/clicks/")).hasSize(1);
  }

  @Test
  void schemasThatDifferInALogicalTypeOnlyHaveTwoIds() {
    Schema plain = SchemaBuilder.struct().name("t.R").field("f", Schema.INT64_SCHEMA).build();
    Schema logical = SchemaBuilder.struct().name("t.R").field("f", Timestamp.SCHEMA).build();
    assertThat(read(new Struct(plain).put("f", 1L)).schema().id())
        .isNotEqualTo(read(new Struct(logical).put("f", new Date(1))).schema().id());
  }
}
