package io.clicklake.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InMemorySchemaRegistryTest extends SchemaRegistryContract {

  private final SchemaRegistry registry = new InMemorySchemaRegistry();

  @Override
  SchemaRegistry registry() {
    return registry;
  }

  @Test
  void aDefaultLevelHoldsForSubjectsWithoutTheirOwn() {
    var strict = new InMemorySchemaRegistry(CompatibilityLevel.BACKWARD);
    strict.register(subject, ONE);

    assertThat(strict.compatibility(subject)).isEmpty();
    assertThat(strict.check(subject, INCOMPATIBLE).compatible()).isFalse();
  }
}
