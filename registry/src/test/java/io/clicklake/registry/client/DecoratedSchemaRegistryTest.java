package io.clicklake.registry.client;

import java.util.Random;

/** The decorators add no meaning of their own. */
class DecoratedSchemaRegistryTest extends SchemaRegistryContract {

  private final SchemaRegistry registry =
      new CachingSchemaRegistry(
          new RetryingSchemaRegistry(
              new InMemorySchemaRegistry(), Backoff.DEFAULT, wait -> {}, new Random(1)));

  @Override
  SchemaRegistry registry() {
    return registry;
  }
}
