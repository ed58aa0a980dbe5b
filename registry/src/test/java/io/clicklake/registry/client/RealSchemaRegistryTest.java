package io.clicklake.registry.client;

import io.clicklake.registry.SharedRegistryServer;
import java.util.List;

/** The contract over HTTP, against a running registry server. */
class RealSchemaRegistryTest extends SchemaRegistryContract {

  private final SchemaRegistry registry =
      new HttpSchemaRegistry(
          new RegistryUrls(List.of(SharedRegistryServer.url())), HttpTimeouts.DEFAULT);

  @Override
  SchemaRegistry registry() {
    return registry;
  }
}
