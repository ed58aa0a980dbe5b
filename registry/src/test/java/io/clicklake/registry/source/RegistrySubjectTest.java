package io.clicklake.registry.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.registry.client.InMemorySchemaRegistry;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class RegistrySubjectTest {

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final RegistrySubject clicks = new RegistrySubject(registry, "clicks-value");

  @Test
  void versionsAreNamedAndTheNewestComesFirst() {
    registry.register("clicks-value", SchemaBuilder.record("t.A").fields().endRecord());
    registry.register(
        "clicks-value", SchemaBuilder.record("t.A").fields().optionalInt("x").endRecord());
    assertThat(clicks.all())
        .extracting(schema -> schema.named().name())
        .containsExactly("clicks-value version 2", "clicks-value version 1");
    assertThat(clicks.latest()).contains(clicks.version(2));
    assertThat(clicks.version(1).file()).isEmpty();
    assertThat(clicks.version(1).position("fields.x")).isEmpty();
  }

  @Test
  void anUnknownSubjectHasNoVersions() {
    assertThat(clicks.latest()).isEmpty();
    assertThat(clicks.all()).isEmpty();
    assertThatThrownBy(() -> clicks.version(3))
        .isInstanceOf(UnusableSchemaException.class)
        .hasMessage("subject clicks-value has no version 3; expected one of []");
  }
}
