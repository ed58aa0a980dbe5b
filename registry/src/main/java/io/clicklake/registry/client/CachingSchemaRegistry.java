package io.clicklake.registry.client;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Remembers what a registry never changes: the schema of an id, and the place of a schema under a
 * subject. Both are kept for good; "not there", failures, levels and newest versions are not.
 *
 * <p>Several threads that need the same thing first make one request.
 */
final class CachingSchemaRegistry implements SchemaRegistry {

  private record Place(String subject, RegisteredForm form) {}

  private final SchemaRegistry registry;
  private final OneRequest<Integer, Schema> schemas = new OneRequest<>();
  private final OneRequest<Place, RegisteredSchema> lookups = new OneRequest<>();
  private final OneRequest<Place, RegisteredSchema> registrations = new OneRequest<>();

  CachingSchemaRegistry(SchemaRegistry registry) {
    this.registry = registry;
  }

  @Override
  public RegisteredSchema register(String subject, Schema schema) {
    Place place = new Place(subject, RegisteredForm.of(schema));
    RegisteredSchema registered =
        lookups
            .known(place)
            .or(
                () ->
                    registrations.find(
                        place, () -> Optional.of(registry.register(subject, schema))))
            .orElseThrow();
    lookups.learn(place, registered);
    return registered;
  }

  @Override
  public Optional<RegisteredSchema> lookup(String subject, Schema schema) {
    return lookups.find(
        new Place(subject, RegisteredForm.of(schema)), () -> registry.lookup(subject, schema));
  }

  @Override
  public Schema schemaById(int id) {
    return schemas.find(id, () -> Optional.of(registry.schemaById(id))).orElseThrow();
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
