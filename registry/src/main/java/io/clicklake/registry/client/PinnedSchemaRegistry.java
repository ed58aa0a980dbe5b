package io.clicklake.registry.client;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** Looks up pinned schemas without asking; everything else the registry is asked. */
final class PinnedSchemaRegistry implements SchemaRegistry {

  private final SchemaPins pins;
  private final SchemaRegistry registry;

  PinnedSchemaRegistry(SchemaPins pins, SchemaRegistry registry) {
    this.pins = pins;
    this.registry = registry;
  }

  @Override
  public Optional<RegisteredSchema> lookup(String subject, Schema schema) {
    return pins.find(subject, schema).or(() -> registry.lookup(subject, schema));
  }

  @Override
  public RegisteredSchema register(String subject, Schema schema) {
    return registry.register(subject, schema);
  }

  @Override
  public Schema schemaById(int id) {
    return registry.schemaById(id);
  }

  @Override
  public List<Integer> versions(String subject) {
    return registry.versions(subject);
  }

  @Override
  public Optional<RegisteredSchema> version(String subject, int version) {
    return registry.version(subject, version);
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    return registry.latest(subject);
  }

  @Override
  public CompatibilityVerdict check(String subject, Schema schema) {
    return registry.check(subject, schema);
  }

  @Override
  public Optional<CompatibilityLevel> compatibility(String subject) {
    return registry.compatibility(subject);
  }

  @Override
  public void setCompatibility(String subject, CompatibilityLevel level) {
    registry.setCompatibility(subject, level);
  }
}
