package io.clicklake.connect.config;

import io.clicklake.connect.evolution.SchemaPolicy;
import io.clicklake.registry.client.RegistryAccess;
import java.util.Optional;

/**
 * How records are read, and which schema they are written with.
 *
 * @param registry empty when no value is bytes
 */
public record ValueSettings(
    Optional<RegistryAccess> registry, SchemaPolicy compatibility, NullValues nullValues) {}
