package io.clicklake.registry.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.clicklake.components.FreePorts;
import io.clicklake.events.ClickEvent;
import io.clicklake.registry.client.InMemorySchemaRegistry;
import io.clicklake.registry.client.RegisteredForm;
import io.clicklake.registry.client.RegistryUnavailableException;
import io.clicklake.registry.client.SchemaPins;
import io.clicklake.registry.client.ScriptedServer;
import io.clicklake.registry.client.UnknownSchemaException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of schema registries' serializers trip on, with the serde as Kafka makes it. */
class UsersTroublesTest {

  private static final Schema PLAIN =
      SchemaBuilder.record("example.Pair").fields().requiredString("text").endRecord();
  private static final Schema GENERATED =
      new Schema.Parser()
          .parse(
              PLAIN
                  .toString()
                  .replace(
                      "\"type\":\"string\"",
                      "\"type\":{\"type\":\"string\",\"avro.java.string\":\"String\"}"));

  private final ScriptedServer server = new ScriptedServer();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  UsersTroublesTest() throws IOException {}

  @AfterEach
  void end() {
    server.close();
    threads.shutdownNow();
  }

  private AvroSerializer serializer(boolean isKey, String... settings) {
    AvroSerializer serializer = new AvroSerializer();
    serializer.configure(settings(settings), isKey);
    return serializer;
  }

  private Map<String, String> settings(String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("schema.registry.url", server.url().toString());
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  private static GenericRecord record(Schema schema, String text) {
    return new GenericRecordBuilder(schema).set("text", text).build();
  }

  private static String held(Schema schema) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("subject", "s")
        .put("version", 1)
        .put("id", 7)
        .put("schema", schema.toString())
        .toString();
  }

  private List<String> asked() {
    return server.asked().stream()
        .map(asked -> asked.method() + " " + asked.rawPath().replace("/base", ""))
        .toList();
  }

  @Test
  void schemasThatDifferInTheJavaStringPropertyAloneAreOneLookupAndOneId() {
    server.answering(200, held(PLAIN));
    AvroSerializer serializer = serializer(false);

    assertThat(PLAIN).isNotEqualTo(GENERATED);
    assertThat(serializer.serialize("t", record(GENERATED, "a")))
        .isEqualTo(serializer.serialize("t", record(PLAIN, "a")))
        .startsWith(0, 0, 0, 0, 7);
    assertThat(asked()).containsExactly("POST /subjects/t-value");
    assertThat(server.asked().get(0).body()).doesNotContain("avro.java.string");
  }

  @Test
  void aWritersJavaStringPropertyDoesNotDisturbTheReader() {
    var registry = new InMemorySchemaRegistry();
    registry.register("t-value", PLAIN);
    byte[] message =
        Objects.requireNonNull(
            new AvroSerializer(registry).serialize("t", record(GENERATED, "grüße")));

    for (Schema reader : List.of(PLAIN, GENERATED)) {
      var read = AvroDeserializer.generic(registry, reader).deserialize("t", message);
      assertThat(read).hasToString("{\"text\": \"grüße\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TopicNameStrategy, t-value, t-key",
    "RecordNameStrategy, example.Pair, example.Pair",
    "TopicRecordNameStrategy, t-example.Pair, t-example.Pair",
  })
  void keysAndValuesHaveSubjectsByTheStrategyOfTheirOwn(String strategy, String value, String key) {
    server.answering(200, held(PLAIN)).answering(200, held(PLAIN)).answering(200, held(PLAIN));
    String named = "io.confluent.kafka.serializers.subject." + strategy;

    serializer(false, "value.subject.name.strategy", named).serialize("t", record(PLAIN, "a"));
    serializer(true, "key.subject.name.strategy", strategy).serialize("t", record(PLAIN, "a"));
    serializer(true, "value.subject.name.strategy", named).serialize("t", record(PLAIN, "a"));

    assertThat(asked())
        .containsExactly(
            "POST /subjects/" + value, "POST /subjects/" + key, "POST /subjects/t-key");
  }

  @Test
  void anotherStrategyIsRefusedWithThoseThatAreKnown() {
    assertThatThrownBy(() -> serializer(false, "value.subject.name.strategy", "com.example.Own"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("value.subject.name.strategy")
        .hasMessageContaining("com.example.Own")
        .hasMessageContaining("TopicNameStrategy, RecordNameStrategy, TopicRecordNameStrategy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"null\",\"string\"] | null | null",
        "[\"string\",\"null\"] | \"x\" | \"x\"",
      })
  void aUnionsDefaultIsOfItsFirstBranchWhateverTheWritersOrder(
      String union, String theDefault, String expected) {
    var registry = new InMemorySchemaRegistry();
    registry.register("t-value", PLAIN);
    byte[] without =
        Objects.requireNonNull(new AvroSerializer(registry).serialize("t", record(PLAIN, "a")));
    Schema reader = withUnion(union, ",\"default\":" + theDefault);

    assertThat(AvroDeserializer.generic(registry, reader).deserialize("t", without))
        .hasToString("{\"text\": \"a\", \"more\": " + expected + "}");

    for (String order : List.of("[\"null\",\"string\"]", "[\"string\",\"null\"]")) {
      Schema writer = withUnion(order, "");
      registry.register("u-value", writer);
      var written =
          new AvroSerializer(registry)
              .serialize(
                  "u", new GenericRecordBuilder(writer).set("text", "a").set("more", "b").build());
      assertThat(AvroDeserializer.generic(registry, reader).deserialize("u", written))
          .hasToString("{\"text\": \"a\", \"more\": \"b\"}");
    }
  }

  private static Schema withUnion(String union, String theDefault) {
    return new Schema.Parser()
        .parse(
            """
            {"type":"record","name":"Pair","namespace":"example","fields":[
              {"name":"text","type":"string"},{"name":"more","type":%s%s}]}
            """
                .formatted(union, theDefault));
  }

  @Test
  void aRegisteredSchemaWhoseUnionDefaultIsOfAnotherBranchStillReads() {
    String broken =
        withUnion("[\"string\",\"null\"]", "")
            .toString()
            .replace("\"null\"]", "\"null\"],\"default\":null");
    server.answering(200, JsonNodeFactory.instance.objectNode().put("schema", broken).toString());
    AvroDeserializer<GenericRecord> deserializer = new AvroDeserializer<>();
    deserializer.configure(settings(), false);

    assertThat(deserializer.deserialize("t", WireFormat.frame(7, new byte[] {2, 'a', 2})))
        .hasToString("{\"text\": \"a\", \"more\": null}");
  }

  @Test
  void logicalTypesOfTheGeneratedClassComeBackAsTheirJavaTypes() {
    var registry = new InMemorySchemaRegistry();
    registry.register("t-value", RegisteredForm.of(ClickEvent.getClassSchema()).schema());

    ClickEvent read =
        Objects.requireNonNull(
            AvroDeserializer.specific(registry, ClickEvent.class)
                .deserialize("t", new AvroSerializer(registry).serialize("t", ClickEvents.full())));

    assertThat(read.getEventId()).isEqualTo(ClickEvents.ID);
    assertThat(read.getEventTime()).isEqualTo(ClickEvents.AT);
    assertThat(read.getDeviceTime()).isEqualTo(ClickEvents.AT.minusSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(bytes = {1, 3, '{', -1})
  void anUnknownMagicByteIsNamedAndTheRegistryIsNotAsked(byte magic) {
    AvroDeserializer<IndexedRecord> deserializer = new AvroDeserializer<>();
    deserializer.configure(settings(), false);

    assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {magic, 0, 0, 0, 7, 2}))
        .isInstanceOf(NotFramedException.class)
        .hasMessageContaining(String.format("first byte 0x%02x", magic))
        .hasMessageContaining("expected 0x00");
    assertThat(asked()).isEmpty();
  }

  @Test
  void anIdThatTheRegistryDoesNotKnowIsABadRecordNotAnOutage() {
    server.answering(404, "{\"error_code\":40403,\"message\":\"Schema 7 not found\"}");
    AvroDeserializer<IndexedRecord> deserializer = new AvroDeserializer<>();
    deserializer.configure(settings(), false);

    assertThatThrownBy(() -> deserializer.deserialize("t", WireFormat.frame(7, new byte[1])))
        .isInstanceOf(SerializationException.class)
        .hasCauseInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("topic t")
        .hasMessageContaining("unknown schema id 7");
    assertThat(asked()).containsExactly("GET /schemas/ids/7");
  }

  @Test
  void withPinnedIdsARegistryThatIsDownAtTheStartIsNotMissed() {
    var registry = new InMemorySchemaRegistry();
    SchemaPins pins =
        SchemaPins.of(
            List.of(
                registry.register("clicks-value", ClickEvent.getClassSchema()),
                registry.register("t-value", PLAIN)));
    String down = "http://127.0.0.1:" + FreePorts.next();
    AvroSerializer serializer =
        serializer(false, "schema.registry.url", down, "schema.pins", pins.json());

    assertThat(serializer.serialize("clicks", ClickEvents.full())).startsWith(0, 0, 0, 0, 1);
    assertThat(serializer.serialize("t", record(GENERATED, "a"))).startsWith(0, 0, 0, 0, 2);
    assertThatThrownBy(() -> serializer.serialize("other", record(PLAIN, "a")))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining(down);
  }

  @Test
  void pinsThatCannotBeReadAreAnErrorOfConfiguration() {
    assertThatThrownBy(() -> serializer(false, "schema.pins", "no-such-file.json"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.pins")
        .hasMessageContaining("no-such-file.json");
  }

  @Test
  void anOutageIsNotRememberedAndTheSameSerializerRecovers() {
    for (int attempt = 0; attempt < 4; attempt++) {
      server.answering(503, "not yet");
    }
    server.answering(200, held(PLAIN));
    AvroSerializer serializer = serializer(false);

    assertThatThrownBy(() -> serializer.serialize("t", record(PLAIN, "a")))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("gave up after 4 attempts");
    assertThat(serializer.serialize("t", record(PLAIN, "a"))).startsWith(0, 0, 0, 0, 7);
  }

  @Test
  void threadsThatNeedAnIdFirstTogetherOfASlowRegistryMakeOneLookup() {
    server.answering(200, held(PLAIN));
    CountDownLatch answer = new CountDownLatch(1);
    server.beforeAnswer(answer);
    AvroSerializer serializer = serializer(false);

    List<CompletableFuture<byte[]>> all =
        IntStream.range(0, 8)
            .mapToObj(
                number ->
                    CompletableFuture.supplyAsync(
                        () ->
                            Objects.requireNonNull(
                                serializer.serialize("t", record(PLAIN, "n" + number))),
                        threads))
            .toList();
    await().until(() -> server.asked().size() == 1);
    answer.countDown();

    assertThat(all).allSatisfy(one -> assertThat(one.join()).startsWith(0, 0, 0, 0, 7));
    assertThat(asked()).containsExactly("POST /subjects/t-value");
  }

  @Test
  void threadsThatMeetAnIdFirstTogetherFetchItsSchemaOnce() {
    server.answering(
        200, JsonNodeFactory.instance.objectNode().put("schema", PLAIN.toString()).toString());
    CountDownLatch answer = new CountDownLatch(1);
    server.beforeAnswer(answer);
    AvroDeserializer<GenericRecord> deserializer = new AvroDeserializer<>();
    deserializer.configure(settings(), false);

    List<CompletableFuture<String>> all =
        IntStream.range(0, 8)
            .mapToObj(
                number ->
                    CompletableFuture.supplyAsync(
                        () ->
                            String.valueOf(
                                deserializer.deserialize(
                                    "t", WireFormat.frame(7, new byte[] {2, 'a'}))),
                        threads))
            .toList();
    await().until(() -> server.asked().size() == 1);
    answer.countDown();

    assertThat(all).allSatisfy(one -> assertThat(one.join()).isEqualTo("{\"text\": \"a\"}"));
    assertThat(asked()).containsExactly("GET /schemas/ids/7");
  }
}
