package io.clicklake.registry.source;

import io.clicklake.registry.client.RegisteredSchema;
import io.clicklake.registry.client.SchemaRegistry;
import java.util.List;
import java.util.Optional;

/** The versions of a registry's subject. Errors are those of the {@link SchemaRegistry}. */
public final class RegistrySubject {

  private final SchemaRegistry registry;
  private final String subject;

  public RegistrySubject(SchemaRegistry registry, String subject) {
    this.registry = registry;
    this.subject = subject;
  }

  /** The newest version; empty for an unknown subject. */
  public Optional<SourcedSchema> latest() {
    return registry.latest(subject).map(RegistrySubject::sourced);
  }

  /**
   * One version.
   *
   * @throws UnusableSchemaException when the subject does not have it
   */
  public SourcedSchema version(int version) {
    return registry
        .version(subject, version)
        .map(RegistrySubject::sourced)
        .orElseThrow(
            () ->
                new UnusableSchemaException(
                    "subject %s has no version %d; expected one of %s"
                        .formatted(subject, version, registry.versions(subject))));
  }

  /** Every version, the newest first; none for an unknown subject. */
  public List<SourcedSchema> all() {
    return registry.versions(subject).stream()
        .sorted((one, other) -> Integer.compare(other, one))
        .map(this::version)
        .toList();
  }

  private static SourcedSchema sourced(RegisteredSchema registered) {
    return SourcedSchema.unplaced(
        new NamedSchema(
            registered.subject() + " version " + registered.version(), registered.schema()));
  }
}
