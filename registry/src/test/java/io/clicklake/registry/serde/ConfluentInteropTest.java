package io.clicklake.registry.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.events.ClickEvent;
import io.clicklake.registry.SharedRegistryServer;
import io.clicklake.registry.client.RegisteredForm;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Confluent's real serializer and deserializer read and write what ours write and read. */
class ConfluentInteropTest {

  private final SchemaRegistry registry = SchemaRegistries.at(List.of(SharedRegistryServer.url()));
  private final String topic = SharedRegistryServer.newTopic("interop");
  private final AvroSerializer ours = new AvroSerializer(registry);
  private final ConfluentSerde generic;
  private final ConfluentSerde specific;

  ConfluentInteropTest() throws Exception {
    String url = SharedRegistryServer.url().toString();
    generic =
        new ConfluentSerde(
            Map.of(
                "schema.registry.url", url,
                "auto.register.schemas", false,
                "avro.remove.java.properties", true));
    specific =
        new ConfluentSerde(
            Map.of(
                "schema.registry.url", url,
                "auto.register.schemas", false,
                "avro.remove.java.properties", true,
                "specific.avro.reader", true));
  }

  /** Confluent's asks for it when it writes, and when it reads. */
  @BeforeAll
  static void trustTheContract() {
    GeneratedClasses.trustPackageOf(ClickEvent.class);
  }

  @BeforeEach
  void registerTheContract() {
    registry.register(topic + "-value", ClickEvent.getClassSchema());
  }

  @AfterEach
  void end() throws Exception {
    generic.close();
    specific.close();
  }

  private byte[] oursWrites(ClickEvent event) {
    return Objects.requireNonNull(ours.serialize(topic, event));
  }

  @Test
  void bothWriteTheSameBytes() throws Exception {
    try (Serializer<Object> theirs = generic.serializer()) {
      assertThat(oursWrites(ClickEvents.full()))
          .isEqualTo(theirs.serialize(topic, ClickEvents.full()));
      assertThat(oursWrites(ClickEvents.minimal()))
          .isEqualTo(theirs.serialize(topic, ClickEvents.minimal()));
    }
  }

  @Test
  void oursReadsWhatConfluentWrote() throws Exception {
    try (Serializer<Object> theirs = generic.serializer()) {
      byte[] message = theirs.serialize(topic, ClickEvents.full());

      assertThat(AvroDeserializer.specific(registry, ClickEvent.class).deserialize(topic, message))
          .isEqualTo(ClickEvents.full());
      assertThat(AvroDeserializer.generic(registry).deserialize(topic, message))
          .hasToString(genericText(oursWrites(ClickEvents.full())));
    }
  }

  @Test
  void confluentReadsWhatOursWroteAsAGenericRecord() throws Exception {
    byte[] message = oursWrites(ClickEvents.full());
    try (Deserializer<Object> theirs = generic.deserializer()) {
      Object read = theirs.deserialize(topic, message);

      assertThat(read).isInstanceOf(GenericRecord.class).hasToString(genericText(message));
      assertThat(((GenericRecord) read).get("event_time")).isEqualTo(ClickEvents.AT.toEpochMilli());
    }
  }

  @Test
  void confluentReadsWhatOursWroteAsTheGeneratedClass() throws Exception {
    try (Deserializer<Object> theirs = specific.deserializer()) {
      assertThat(theirs.deserialize(topic, oursWrites(ClickEvents.full())))
          .isEqualTo(ClickEvents.full());
    }
  }

  @Test
  void genericRecordsGoBothWays() throws Exception {
    Schema schema =
        SchemaBuilder.record("example.Interop")
            .fields()
            .requiredString("name")
            .optionalLong("count")
            .name("tags")
            .type()
            .map()
            .values()
            .stringType()
            .noDefault()
            .endRecord();
    String other = SharedRegistryServer.newTopic("interop");
    registry.register(other + "-value", schema);
    GenericRecord record =
        new GenericRecordBuilder(schema)
            .set("name", "grüße")
            .set("count", 7L)
            .set("tags", Map.of("a", "b"))
            .build();
    try (Serializer<Object> theirWriter = generic.serializer();
        Deserializer<Object> theirReader = generic.deserializer()) {
      byte[] message = ours.serialize(other, record);

      assertThat(theirWriter.serialize(other, record)).isEqualTo(message);
      assertThat(theirReader.deserialize(other, message)).hasToString(record.toString());
      assertThat(AvroDeserializer.generic(registry).deserialize(other, message))
          .hasToString(record.toString());
    }
  }

  @Test
  void aTombstoneIsATombstoneForBoth() throws Exception {
    try (Serializer<Object> theirWriter = generic.serializer();
        Deserializer<Object> theirReader = generic.deserializer()) {
      assertThat(theirWriter.serialize(topic, null))
          .isEqualTo(ours.serialize(topic, null))
          .isNull();
      assertThat(theirReader.deserialize(topic, null)).isNull();
    }
  }

  @Test
  void whatConfluentRegistersOursFinds() throws Exception {
    String other = SharedRegistryServer.newTopic("interop");
    var registering =
        new ConfluentSerde(
            Map.of(
                "schema.registry.url",
                SharedRegistryServer.url().toString(),
                "avro.remove.java.properties",
                true));
    try (registering;
        Serializer<Object> theirs = registering.serializer()) {
      byte[] message = theirs.serialize(other, ClickEvents.full());

      assertThat(ours.serialize(other, ClickEvents.full())).isEqualTo(message);
      assertThat(registry.latest(other + "-value").map(held -> RegisteredForm.of(held.schema())))
          .contains(RegisteredForm.of(ClickEvent.getClassSchema()));
    }
  }

  private String genericText(byte[] message) {
    return String.valueOf(AvroDeserializer.generic(registry).deserialize(topic, message));
  }
}
