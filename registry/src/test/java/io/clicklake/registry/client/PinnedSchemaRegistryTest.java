package io.clicklake.registry.client;

import java.util.Map;

/** Pins of other subjects add no meaning of their own. */
class PinnedSchemaRegistryTest extends SchemaRegistryContract {

  private final SchemaRegistry registry =
      SchemaRegistries.pinned(new SchemaPins(Map.of()), new InMemorySchemaRegistry());

  @Override
  SchemaRegistry registry() {
    return registry;
  }
}
