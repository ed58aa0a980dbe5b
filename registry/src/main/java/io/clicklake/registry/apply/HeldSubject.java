package io.clicklake.registry.apply;

import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.client.CompatibilityVerdict;
import io.clicklake.registry.client.RegisteredSchema;
import io.clicklake.registry.client.SchemaRegistry;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * What a registry holds of a declared subject.
 *
 * @param declared for each declared version in its order, where it is held
 * @param judges the versions that a new one is held against under the declared level: the newest,
 *     or all where it is transitive
 * @param verdict what the server says of the first version that it lacks, where it has been asked:
 *     its level is the declared one already
 */
record HeldSubject(
    Optional<CompatibilityLevel> level,
    List<Optional<RegisteredSchema>> declared,
    Optional<RegisteredSchema> latest,
    List<Schema> judges,
    Optional<CompatibilityVerdict> verdict) {

  HeldSubject {
    declared = List.copyOf(declared);
    judges = List.copyOf(judges);
  }

  /** Asks; changes nothing. */
  static HeldSubject of(DeclaredSubject wanted, SchemaRegistry registry) {
    String subject = wanted.subject();
    Optional<CompatibilityLevel> level = registry.compatibility(subject);
    List<Optional<RegisteredSchema>> declared =
        wanted.versions().stream().map(one -> registry.lookup(subject, one.schema())).toList();
    Optional<RegisteredSchema> latest = registry.latest(subject);
    int lacking = declared.indexOf(Optional.<RegisteredSchema>empty());
    boolean askable = lacking >= 0 && level.equals(Optional.of(wanted.level()));
    return new HeldSubject(
        level,
        declared,
        latest,
        lacking < 0 ? List.of() : judges(wanted, registry, latest),
        askable
            ? Optional.of(registry.check(subject, wanted.versions().get(lacking).schema()))
            : Optional.empty());
  }

  private static List<Schema> judges(
      DeclaredSubject wanted, SchemaRegistry registry, Optional<RegisteredSchema> latest) {
    if (!wanted.level().transitive()) {
      return latest.map(RegisteredSchema::schema).stream().toList();
    }
    String subject = wanted.subject();
    return registry.versions(subject).stream()
        .flatMap(version -> registry.version(subject, version).stream())
        .map(RegisteredSchema::schema)
        .toList();
  }

  /** The declared versions that are held without a gap from the first on. */
  List<RegisteredSchema> held() {
    return declared.stream().takeWhile(Optional::isPresent).map(Optional::orElseThrow).toList();
  }
}
