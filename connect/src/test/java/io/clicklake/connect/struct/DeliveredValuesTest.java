package io.clicklake.connect.struct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.DeliveredValues;
import io.clicklake.connect.decode.FramedValues;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.decode.SchemaCatalog;
import io.clicklake.connect.decode.Values;
import io.clicklake.connect.decode.VersionedSchema;
import io.clicklake.connect.store.InMemoryObjectStore;
import io.clicklake.registry.client.InMemorySchemaRegistry;
import java.time.Clock;
import java.util.Optional;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class DeliveredValuesTest {

  private final ConnectValues structs =
      new ConnectValues(new InMemoryObjectStore(), "topics", "clicks");

  private static KafkaRecord record(Object value) {
    return new KafkaRecord(1, 2, value);
  }

  @Test
  void bytesAreTheRegistrysAndStructsConnects() {
    InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    int id =
        registry
            .register(
                "clicks-value", SchemaBuilder.record("t.R").fields().requiredInt("f").endRecord())
            .id();
    Values values =
        new DeliveredValues(
            Optional.of(
                new FramedValues(new SchemaCatalog(registry, "clicks-value", Clock.systemUTC()))),
            structs);

    VersionedSchema framed = values.read(record(new byte[] {0, 0, 0, 0, (byte) id, 2})).schema();
    assertThat(framed.id()).isEqualTo(id);
    assertThat(values.find(id)).contains(framed);

    Struct struct =
        new Struct(
                org.apache.kafka.connect.data.SchemaBuilder.struct()
                    .name("t.S")
                    .field("f", Schema.INT32_SCHEMA)
                    .build())
            .put("f", 1);
    VersionedSchema connect = values.read(record(struct)).schema();
    assertThat(connect.id()).isNegative();
    assertThat(values.find(connect.id())).contains(connect);
  }

  @Test
  void bytesWithoutARegistryNameTheSettingThatIsMissing() {
    Values values = new DeliveredValues(Optional.empty(), structs);
    assertThatThrownBy(() -> values.read(record(new byte[] {0, 0, 0, 0, 1})))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("schema.registry.url");
    assertThat(values.find(1)).isEmpty();
  }
}
