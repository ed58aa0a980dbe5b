package io.clicklake.registry.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.EventType;
import io.clicklake.registry.ScriptedRegistry;
import io.clicklake.registry.client.InMemorySchemaRegistry;
import io.clicklake.registry.client.RegisteredForm;
import io.clicklake.registry.client.UnreadableSchemaException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {

  private static final String TOPIC = "clickstream";
  private static final String SUBJECT = "clickstream-value";

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final AvroSerializer serializer = new AvroSerializer(registry);

  private static final Schema PAIR =
      SchemaBuilder.record("example.Pair")
          .fields()
          .requiredInt("left")
          .requiredString("right")
          .endRecord();

  private static GenericRecord pair(int left, String right) {
    return new GenericRecordBuilder(PAIR).set("left", left).set("right", right).build();
  }

  private byte[] written(String topic, IndexedRecord record) {
    return Objects.requireNonNull(serializer.serialize(topic, record));
  }

  private static <T extends IndexedRecord> T read(
      AvroDeserializer<T> deserializer, String topic, byte[] message) {
    return Objects.requireNonNull(deserializer.deserialize(topic, message));
  }

  @Provide
  Arbitrary<ClickEvent> events() {
    return ClickEvents.any();
  }

  @Property(tries = 300)
  void anyEventComesBackAsItWas(@ForAll("events") ClickEvent event) {
    registry.register(SUBJECT, ClickEvent.getClassSchema());
    var deserializer = AvroDeserializer.specific(registry, ClickEvent.class);

    assertThat(deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, event)))
        .isEqualTo(event);
  }

  @Test
  void aRecordIsWrittenByteForByteAsTheFormatSays() {
    registry.register("other-value", SchemaBuilder.record("example.First").fields().endRecord());
    registry.register("pairs-value", PAIR);

    assertThat(serializer.serialize("pairs", pair(-2, "ab")))
        .isEqualTo(HexFormat.ofDelimiter(" ").parseHex("00 00 00 00 02 03 04 61 62"));
  }

  @Test
  void nullIsNullBothWays() {
    assertThat(serializer.serialize(TOPIC, null)).isNull();
    assertThat(AvroDeserializer.generic(registry).deserialize(TOPIC, (byte[]) null)).isNull();
  }

  @Test
  void anUnregisteredSchemaIsRefusedAndNotRegistered() {
    assertThatThrownBy(() -> serializer.serialize(TOPIC, ClickEvents.minimal()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining(SUBJECT)
        .hasMessageContaining("io.clicklake.events.ClickEvent")
        .hasMessageContaining("register the schemas first");
    assertThat(registry.versions(SUBJECT)).isEmpty();
  }

  @Test
  void aSchemaRegisteredAfterARefusalIsFound() {
    assertThatThrownBy(() -> serializer.serialize("pairs", pair(1, "a")))
        .isInstanceOf(SerializationException.class);
    registry.register("pairs-value", PAIR);

    assertThat(serializer.serialize("pairs", pair(1, "a"))).startsWith(0, 0, 0, 0, 1);
  }

  @Test
  void aGeneratedClassFindsTheSchemaRegisteredFromItsSource() {
    Schema source = RegisteredForm.of(ClickEvent.getClassSchema()).schema();
    int id = registry.register(SUBJECT, source).id();

    byte[] message = written(TOPIC, ClickEvents.full());

    assertThat(WireFormat.schemaId(message)).isEqualTo(id);
  }

  @Test
  void theIdIsLookedUpOncePerTopicAndSchema() {
    registry.register("a-value", PAIR);
    registry.register("b-value", PAIR);
    var counting = new ScriptedRegistry(registry);
    var counted = new AvroSerializer(counting);

    for (int i = 0; i < 10; i++) {
      counted.serialize("a", pair(i, "x"));
      counted.serialize("b", pair(i, "y"));
    }

    assertThat(counting.requests()).containsExactly("lookup a-value", "lookup b-value");
  }

  private static GenericRecord genericEvent() {
    GenericRecord event = new GenericData.Record(ClickEvent.getClassSchema());
    event.put("event_id", ClickEvents.ID.toString());
    event.put(
        "event_type",
        new GenericData.EnumSymbol(
            ClickEvent.getClassSchema().getField("event_type").schema(), "page_view"));
    event.put("event_time", ClickEvents.AT.toEpochMilli());
    event.put("received_at", ClickEvents.AT.plusMillis(1).toEpochMilli());
    event.put("properties", Map.of());
    return event;
  }

  @Test
  void genericAndGeneratedRecordsOfOneSchemaMayBeMixed() {
    registry.register(SUBJECT, ClickEvent.getClassSchema());
    byte[] genericFirst = written(TOPIC, genericEvent());

    assertThat(written(TOPIC, ClickEvents.minimal())).isEqualTo(genericFirst);
    assertThat(written(TOPIC, genericEvent())).isEqualTo(genericFirst);

    var generatedFirst = new AvroSerializer(registry);
    assertThat(generatedFirst.serialize(TOPIC, ClickEvents.minimal())).isEqualTo(genericFirst);
    assertThat(generatedFirst.serialize(TOPIC, genericEvent())).isEqualTo(genericFirst);
  }

  @Test
  void manyThreadsWriteThroughOneSerializer() {
    registry.register("pairs-value", PAIR);
    var deserializer = AvroDeserializer.generic(registry);

    List<String> wrong =
        IntStream.range(0, 20_000)
            .parallel()
            .filter(
                i -> {
                  var read =
                      deserializer.deserialize(
                          "pairs", serializer.serialize("pairs", pair(i, "n" + i)));
                  return read == null || !read.toString().equals(pair(i, "n" + i).toString());
                })
            .mapToObj(String::valueOf)
            .toList();

    assertThat(wrong).isEmpty();
  }

  @Test
  void aLargeRecordGoesThrough() {
    registry.register("pairs-value", PAIR);
    String large = "x".repeat(3 * 1024 * 1024);

    var read = read(AvroDeserializer.generic(registry), "pairs", written("pairs", pair(1, large)));

    assertThat(read.get("right")).hasToString(large);
    assertThat(serializer.serialize("pairs", pair(0, ""))).hasSize(7);
  }

  @Test
  void aRecordThatItsSchemaDoesNotDescribeIsRefusedAndLeavesNoTrace() {
    registry.register("pairs-value", PAIR);
    GenericRecord wrong = pair(1, "a");
    wrong.put("right", 5L);

    assertThatThrownBy(() -> serializer.serialize("pairs", wrong))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("example.Pair")
        .hasMessageContaining("topic pairs");
    assertThat(serializer.serialize("pairs", pair(-2, "ab"))).hasSize(9);
  }

  @Test
  void genericRecordsKeepRawValuesOfLogicalTypes() {
    registry.register(SUBJECT, ClickEvent.getClassSchema());

    var read = read(AvroDeserializer.generic(registry), TOPIC, written(TOPIC, ClickEvents.full()));

    assertThat(read.get("event_time")).isEqualTo(ClickEvents.AT.toEpochMilli());
    assertThat(read.get("event_id")).hasToString(ClickEvents.ID.toString());
    assertThat(read.get("event_type")).hasToString("page_view");
  }

  @Test
  void anOlderRecordIsReadInTheReadersSchema() {
    registry.register("pairs-value", PAIR);
    Schema newer =
        SchemaBuilder.record("example.Pair")
            .fields()
            .requiredInt("left")
            .optionalString("note")
            .endRecord();

    var read =
        read(AvroDeserializer.generic(registry, newer), "pairs", written("pairs", pair(9, "gone")));

    assertThat(read).hasToString("{\"left\": 9, \"note\": null}");
  }

  @Test
  void anEnumSymbolOfANewerWriterReadsAsTheDefault() {
    Schema newer =
        new Schema.Parser()
            .parse(
                RegisteredForm.of(ClickEvent.getClassSchema())
                    .text()
                    .replace("\"custom\"]", "\"custom\",\"long_press\"]"));
    registry.register(SUBJECT, newer);
    GenericRecord event = new GenericData.Record(newer);
    event.put("event_id", ClickEvents.ID.toString());
    event.put(
        "event_type",
        new GenericData.EnumSymbol(newer.getField("event_type").schema(), "long_press"));
    event.put("event_time", 1L);
    event.put("received_at", 2L);
    event.put("properties", Map.of());

    var read =
        read(AvroDeserializer.specific(registry, ClickEvent.class), TOPIC, written(TOPIC, event));

    assertThat(read.getEventType()).isEqualTo(EventType.unknown);
  }

  @Test
  void anUnknownIdNamesTopicAndId() {
    byte[] message = WireFormat.frame(77, new byte[0]);

    assertThatThrownBy(() -> AvroDeserializer.generic(registry).deserialize(TOPIC, message))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("topic clickstream")
        .hasMessageContaining("77");
  }

  @Test
  void anUnreadableSchemaNamesTopicIdAndWhy() {
    var unreadable = new UnreadableSchemaException("it is of type PROTOBUF");
    var watched = new ScriptedRegistry(registry).failing(unreadable);
    byte[] message = WireFormat.frame(77, new byte[0]);

    assertThatThrownBy(() -> AvroDeserializer.generic(watched).deserialize(TOPIC, message))
        .isInstanceOf(SerializationException.class)
        .hasCause(unreadable)
        .hasMessageContaining("topic clickstream")
        .hasMessageContaining("schema id 77")
        .hasMessageContaining("it is of type PROTOBUF");
  }

  @Test
  void aDamagedRecordNamesTopicIdAndLength() {
    registry.register(SUBJECT, ClickEvent.getClassSchema());
    byte[] message = written(TOPIC, ClickEvents.full());
    var deserializer = AvroDeserializer.specific(registry, ClickEvent.class);

    for (int length = WireFormat.HEADER_BYTES; length < message.length; length++) {
      byte[] cut = Arrays.copyOf(message, length);
      assertThatThrownBy(() -> deserializer.deserialize(TOPIC, cut))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("topic clickstream")
          .hasMessageContaining("schema id 1")
          .hasMessageContaining((length - WireFormat.HEADER_BYTES) + " bytes");
    }
    assertThat(deserializer.deserialize(TOPIC, message)).isEqualTo(ClickEvents.full());
  }

  @Test
  void bytesLeftOverAreAnError() {
    registry.register("pairs-value", PAIR);
    byte[] message = written("pairs", pair(1, "a"));

    assertThatThrownBy(
            () ->
                AvroDeserializer.generic(registry)
                    .deserialize("pairs", Arrays.copyOf(message, message.length + 1)))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("left over");
  }

  @Test
  void unframedBytesAreAnErrorOfTheirOwn() {
    assertThatThrownBy(
            () ->
                AvroDeserializer.generic(registry)
                    .deserialize(TOPIC, "{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(NotFramedException.class);
  }

  @Test
  void aSchemaThatIsNotARecordIsRefused() {
    int id = registry.register("text-value", Schema.create(Schema.Type.STRING)).id();

    assertThatThrownBy(
            () ->
                AvroDeserializer.generic(registry)
                    .deserialize("text", WireFormat.frame(id, new byte[1])))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("expected a record");
  }

  @Test
  void keysHaveASubjectOfTheirOwn() {
    registry.register("pairs-key", PAIR);
    serializer.configure(Map.of(), true);

    assertThat(serializer.serialize("pairs", pair(1, "a"))).startsWith(0, 0, 0, 0, 1);
  }
}
