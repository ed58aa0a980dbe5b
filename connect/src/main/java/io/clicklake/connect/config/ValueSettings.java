package io.clicklake.connect.config;

import io.clicklake.connect.evolution.SchemaPolicy;
import java.net.URI;
import java.util.List;

/**
 * How records are read, and which schema they are written with.
 *
 * @param registryUrls in the order in which they are tried; empty when no value is bytes
 */
public record ValueSettings(
    List<URI> registryUrls, SchemaPolicy compatibility, NullValues nullValues) {

  public ValueSettings {
    registryUrls = List.copyOf(registryUrls);
  }
}
