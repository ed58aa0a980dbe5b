package io.clicklake.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.events.ClickEvent;
import io.clicklake.registry.ScriptedRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaPinsTest {

  private static final Schema SCHEMA =
      SchemaBuilder.record("example.R").fields().requiredInt("a").endRecord();

  private final InMemorySchemaRegistry held = new InMemorySchemaRegistry();
  private final ScriptedRegistry watched = new ScriptedRegistry(held);
  private final SchemaPins pins =
      SchemaPins.of(
          List.of(
              held.register("s-value", SCHEMA),
              held.register(
                  "clicks-value", RegisteredForm.of(ClickEvent.getClassSchema()).schema())));
  private final SchemaRegistry registry = SchemaRegistries.pinned(pins, watched);

  @Test
  void aPinnedSchemaIsFoundWithoutAskingAlsoByItsGeneratedClass() {
    assertThat(registry.lookup("s-value", SCHEMA)).isEqualTo(held.lookup("s-value", SCHEMA));
    assertThat(registry.lookup("clicks-value", ClickEvent.getClassSchema()))
        .hasValueSatisfying(pinned -> assertThat(pinned.id()).isEqualTo(2));
    assertThat(watched.requests()).isEmpty();
  }

  @Test
  void whatIsNotPinnedIsAskedFor() {
    Schema documented =
        SchemaBuilder.record("example.R").doc("new").fields().requiredInt("a").endRecord();
    held.register("other-value", SCHEMA);
    held.register("s-value", documented);

    assertThat(registry.lookup("other-value", SCHEMA)).isPresent();
    assertThat(registry.lookup("s-value", documented)).isPresent();
    assertThat(watched.requests()).containsExactly("lookup other-value", "lookup s-value");
  }

  @Test
  void theDocumentComesBackAsItWasFromTextAndFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("pins.json");
    Files.writeString(file, pins.json());

    assertThat(SchemaPins.read(pins.json())).isEqualTo(pins);
    assertThat(SchemaPins.read(file.toString())).isEqualTo(pins);
    assertThat(pins.json())
        .contains("\"pins\" : 1", RegisteredForm.of(SCHEMA).fingerprint())
        .endsWith("}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | is not JSON",
        "{} | is of another kind",
        "{\"pins\":2,\"subjects\":{}} | is of another kind",
        "{\"pins\":1,\"subjects\":{\"s\":[{\"version\":1,\"id\":-1}]}} | subject s: a pin is",
        "no-such-file | cannot be read",
      })
  void anythingElseIsRefusedWithWhatIsExpected(String text, String message) {
    assertThatThrownBy(() -> SchemaPins.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("expected");
  }
}
