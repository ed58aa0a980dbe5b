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
    return reached(RegistryAccess.open(bases));
  }

  /**
   * The registry reached this way; nothing is sent before the first call.
   *
   * @throws IllegalArgumentException when the truststore does not open
   */
  public static SchemaRegistry reached(RegistryAccess access) {
    return new CachingSchemaRegistry(
        new RetryingSchemaRegistry(
            new HttpSchemaRegistry(access, HttpTimeouts.DEFAULT),
            Backoff.DEFAULT,
            Sleeper.THREAD,
            new Random()));
  }

  /** A registry that is not asked for the ids of pinned schemas. */
  public static SchemaRegistry pinned(SchemaPins pins, SchemaRegistry registry) {
    return new PinnedSchemaRegistry(pins, registry);
  }
}
