package io.clicklake.registry.client;

import java.net.URI;
import java.util.List;
import java.util.Random;

/** Registries ready for use: over HTTP, retried, cached. */
public final class SchemaRegistries {

  private SchemaRegistries() {}

  /**
   * The registry at these addresses, tried in turn; nothing is sent before the first call.
   *
   * @param bases where the Confluent API begins, for example {@code
   *     http://127.0.0.1:8081/apis/ccompat/v7}; all lead to the same registry
   */
  public static SchemaRegistry at(List<URI> bases) {
    return new CachingSchemaRegistry(
        new RetryingSchemaRegistry(
            new HttpSchemaRegistry(new RegistryUrls(bases), HttpTimeouts.DEFAULT),
            Backoff.DEFAULT,
            Sleeper.THREAD,
            new Random()));
  }
}
