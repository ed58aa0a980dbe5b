package io.clicklake.registry.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.events.ClickEvent;
import io.clicklake.registry.SharedRegistryServer;
import io.clicklake.registry.client.InMemorySchemaRegistry;
import io.clicklake.registry.client.SchemaRegistries;
import java.util.List;
import java.util.Map;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The serde as Kafka makes it: no arguments, then configured. */
class SerdeSettingsTest {

  private static final String URL = "http://127.0.0.1:1";

  @Test
  void theRegistrysUrlIsRequired() {
    assertThatThrownBy(() -> new AvroSerializer().configure(Map.of(), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url is not set")
        .hasMessageContaining("expected for example");
    assertThatThrownBy(() -> new AvroDeserializer<>().configure(Map.of(), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url is not set");
  }

  @Test
  void aUrlThatIsNoneIsNamed() {
    assertThatThrownBy(
            () -> new AvroSerializer().configure(Map.of("schema.registry.url", "nowhere"), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url")
        .hasMessageContaining("nowhere");
  }

  @Test
  void severalUrlsComeAsTextOrAsAList() {
    assertThatCode(
            () -> {
              new AvroSerializer().configure(Map.of("schema.registry.url", URL + "," + URL), false);
              new AvroDeserializer<>()
                  .configure(Map.of("schema.registry.url", List.of(URL, URL)), false);
            })
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", " true "})
  void autoRegistrationIsRefused(String value) {
    for (Object setting : new Object[] {value, true}) {
      assertThatThrownBy(
              () ->
                  new AvroSerializer()
                      .configure(
                          Map.of("schema.registry.url", URL, "auto.register.schemas", setting),
                          false))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("auto.register.schemas")
          .hasMessageContaining("never registers")
          .hasMessageContaining("register the schemas at deploy time");
    }
  }

  @Test
  void autoRegistrationIsRefusedAlsoWithAGivenRegistry() {
    var serializer = new AvroSerializer(new InMemorySchemaRegistry());

    assertThatThrownBy(() -> serializer.configure(Map.of("auto.register.schemas", true), false))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void autoRegistrationMayBeSaidToBeOff() {
    assertThatCode(
            () -> {
              for (Object off : new Object[] {"false", false, ""}) {
                new AvroSerializer()
                    .configure(
                        Map.of("schema.registry.url", URL, "auto.register.schemas", off), false);
              }
            })
        .doesNotThrowAnyException();
  }

  @Test
  void aFlagThatIsNeitherIsNamed() {
    assertThatThrownBy(
            () ->
                new AvroDeserializer<>()
                    .configure(
                        Map.of("schema.registry.url", URL, "specific.avro.reader", "yes"), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("specific.avro.reader")
        .hasMessageContaining("expected true or false");
  }

  @Test
  void useBeforeConfigurationSaysWhatIsMissing() {
    assertThatThrownBy(() -> new AvroSerializer().serialize("t", ClickEvents.minimal()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("schema.registry.url");
    assertThatThrownBy(() -> new AvroDeserializer<>().deserialize("t", new byte[5]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("schema.registry.url");
  }

  @Test
  void configuredByKafkaItReadsGenericRecordsByDefaultAndGeneratedClassesOnRequest() {
    String topic = SharedRegistryServer.newTopic("configured");
    SchemaRegistries.at(List.of(SharedRegistryServer.url()))
        .register(topic + "-value", ClickEvent.getClassSchema());
    String url = SharedRegistryServer.url().toString();
    try (var serializer = new AvroSerializer();
        var generic = new AvroDeserializer<IndexedRecord>();
        var specific = new AvroDeserializer<IndexedRecord>()) {
      serializer.configure(Map.of("schema.registry.url", url), false);
      generic.configure(Map.of("schema.registry.url", url), false);
      specific.configure(Map.of("schema.registry.url", url, "specific.avro.reader", true), false);

      byte[] message = serializer.serialize(topic, ClickEvents.full());

      assertThat(generic.deserialize(topic, message)).isInstanceOf(GenericRecord.class);
      assertThat(specific.deserialize(topic, message)).isEqualTo(ClickEvents.full());
    }
  }

  @Test
  void aClassThatTheWritersSchemaNamesMustBeThereAndGenerated() {
    String url = SharedRegistryServer.url().toString();
    String topic = SharedRegistryServer.newTopic("named");
    var registry = SchemaRegistries.at(List.of(SharedRegistryServer.url()));
    int nowhere =
        registry.register(topic, SchemaBuilder.record("example.Nowhere").fields().endRecord()).id();
    int dangerous =
        registry
            .register(topic, SchemaBuilder.record("java.lang.Runtime").fields().endRecord())
            .id();
    try (var specific = new AvroDeserializer<IndexedRecord>()) {
      specific.configure(Map.of("schema.registry.url", url, "specific.avro.reader", "true"), false);

      assertThatThrownBy(() -> specific.deserialize(topic, WireFormat.frame(nowhere, new byte[0])))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("no class example.Nowhere")
          .hasMessageContaining("specific.avro.reader=false");
      assertThatThrownBy(
              () -> specific.deserialize(topic, WireFormat.frame(dangerous, new byte[0])))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("java.lang.Runtime")
          .hasMessageContaining("is not a class generated from Avro");
    }
  }
}
