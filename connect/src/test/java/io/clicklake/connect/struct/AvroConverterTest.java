package io.clicklake.connect.struct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apicurio.registry.utils.converter.avro.AvroData;
import io.apicurio.registry.utils.converter.avro.AvroDataConfig;
import io.clicklake.connect.decode.AvroValue;
import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.store.InMemoryObjectStore;
import io.clicklake.events.ClickEvent;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.RandomData;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an AvroConverter made of Avro is the same Avro again. */
class AvroConverterTest {

  private static final String RICH =
      """
      {"type":"record","name":"Rich","namespace":"t","doc":"all of it","fields":[
       {"name":"id","type":{"type":"string","logicalType":"uuid"},"doc":"an id"},
       {"name":"count","type":["null","int"],"default":null},
       {"name":"size","type":"long","default":7},
       {"name":"ratio","type":"float"},{"name":"share","type":"double"},
       {"name":"ok","type":"boolean"},{"name":"raw","type":"bytes"},
       {"name":"hash","type":{"type":"fixed","name":"Hash","size":4}},
       {"name":"colour","type":{"type":"enum","name":"Colour","symbols":["RED","GREEN","BLUE"]}},
       {"name":"other","type":["null","Colour"],"default":null},
       {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":20,"scale":3}},
       {"name":"day","type":{"type":"int","logicalType":"date"}},
       {"name":"at","type":["null",{"type":"long","logicalType":"timestamp-millis"}]},
       {"name":"clock","type":{"type":"int","logicalType":"time-millis"}},
       {"name":"tags","type":{"type":"array","items":["null","string"]}},
       {"name":"properties","type":{"type":"map","values":"string"}},
       {"name":"where","type":["null",{"type":"record","name":"Place","fields":[
         {"name":"x","type":"int"},{"name":"label","type":["null","string"],"default":null}]}]},
       {"name":"places","type":{"type":"array","items":"Place"}},
       {"name":"either","type":["null","string","int",{"type":"record","name":"Third","fields":[
         {"name":"y","type":"int"}]}]}]}
      """;

  private final ConnectValues values =
      new ConnectValues(new InMemoryObjectStore(), "topics", "clicks");

  private static AvroData converter(String... settings) {
    Map<String, Object> props = new java.util.HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      props.put(settings[i], settings[i + 1]);
    }
    return new AvroData(new AvroDataConfig(props));
  }

  private AvroValue through(AvroData converter, Schema schema, Object datum, int version) {
    SchemaAndValue connect = converter.toConnectData(schema, datum, version);
    return values.read(new KafkaRecord(1, 2, connect.value()));
  }

  @ParameterizedTest
  @CsvSource({"false, false", "true, false", "true, true"})
  void valuesAreTheSameAgain(String enhanced, String generalized) {
    AvroData converter =
        converter(
            "enhanced.avro.schema.support", enhanced, "generalized.sum.type.support", generalized);
    Schema schema = new Schema.Parser().parse(RICH);
    for (Object datum : new RandomData(schema, 200, 17L)) {
      // Times and dates of this size come back from java.util.Date as they were.
      GenericRecord record = (GenericRecord) datum;
      record.put("price", java.nio.ByteBuffer.wrap(new byte[] {1, 2, 3}));
      record.put("clock", Math.floorMod((int) record.get("clock"), 86_400_000));
      record.put("day", (int) record.get("day") >> 8);
      AvroValue value = through(converter, schema, record, 3);
      assertThat(StructProperties.plain(ConnectValuesTest.decoded(value)))
          .isEqualTo(StructProperties.plain(record));
      assertThat(value.schema().version()).isEqualTo(3);
    }
  }

  @Test
  void theSchemaIsTheSameWhereConnectSaysIt() {
    Schema schema = new Schema.Parser().parse(RICH);
    Object datum = new RandomData(schema, 1, 3L).iterator().next();
    ((GenericRecord) datum).put("price", java.nio.ByteBuffer.wrap(new byte[] {1}));
    ((GenericRecord) datum).put("clock", 5);
    Schema again =
        through(converter("enhanced.avro.schema.support", "true"), schema, datum, 1)
            .schema()
            .schema();
    assertThat(again.getFullName()).isEqualTo("t.Rich");
    for (String same :
        new String[] {
          "count",
          "size",
          "ratio",
          "share",
          "ok",
          "raw",
          "price",
          "day",
          "at",
          "clock",
          "tags",
          "properties",
          "where",
          "places"
        }) {
      assertThat(again.getField(same).schema().toString())
          .as(same)
          .isEqualTo(schema.getField(same).schema().toString());
    }
    assertThat(again.getField("colour").schema().getEnumSymbols())
        .containsExactly("RED", "GREEN", "BLUE");
    assertThat(again.getField("size").defaultVal()).isEqualTo(7L);
    assertThat(again.getField("id").doc()).isEqualTo("an id");
  }

  @Test
  void aClickEventIsTheSameAgain() {
    Schema schema = ClickEvent.getClassSchema();
    Random random = new Random(5);
    for (Object datum : new RandomData(schema, 100, random.nextLong())) {
      GenericRecord record = (GenericRecord) datum;
      assertThat(
              StructProperties.plain(
                  ConnectValuesTest.decoded(through(converter(), schema, record, 1))))
          .isEqualTo(StructProperties.plain(record));
    }
  }

  @Test
  void aRecursiveSchemaIsABadRecord() {
    Schema schema =
        new Schema.Parser()
            .parse(
                "{\"type\":\"record\",\"name\":\"t.Node\",\"fields\":["
                    + "{\"name\":\"next\",\"type\":[\"null\",\"t.Node\"],\"default\":null}]}");
    GenericRecord datum = new org.apache.avro.generic.GenericData.Record(schema);
    assertThatThrownBy(() -> through(converter(), schema, datum, 1))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("recursive");
  }
}
