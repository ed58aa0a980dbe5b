package io.clicklake.registry.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/**
 * A whole registry in memory, for tests and for work without a server: the same contract, with
 * Avro's own compatibility rules. Ids count from 1; one schema has one id under all subjects.
 */
public final class InMemorySchemaRegistry implements SchemaRegistry {

  private final CompatibilityLevel defaultLevel;
  private final List<RegisteredForm> forms = new ArrayList<>();
  private final Map<String, List<RegisteredSchema>> subjects = new LinkedHashMap<>();
  private final Map<String, CompatibilityLevel> levels = new LinkedHashMap<>();

  /** A registry that takes everything until a level is set, as Apicurio's does. */
  public InMemorySchemaRegistry() {
    this(CompatibilityLevel.NONE);
  }

  /**
   * @param defaultLevel what applies to subjects without a level of their own
   */
  public InMemorySchemaRegistry(CompatibilityLevel defaultLevel) {
    this.defaultLevel = defaultLevel;
  }

  @Override
  public synchronized RegisteredSchema register(String subject, Schema schema) {
    Optional<RegisteredSchema> known = lookup(subject, schema);
    if (known.isPresent()) {
      return known.get();
    }
    CompatibilityVerdict verdict = check(subject, schema);
    if (!verdict.compatible()) {
      throw new IncompatibleSchemaException(
          "subject "
              + subject
              + " does not take the schema of "
              + schema.getFullName()
              + ": "
              + String.join("; ", verdict.messages())
              + "; change the schema, for example with a nullable field and a default");
    }
    RegisteredForm form = RegisteredForm.of(schema);
    List<RegisteredSchema> versions = subjects.computeIfAbsent(subject, s -> new ArrayList<>());
    var registered = new RegisteredSchema(subject, versions.size() + 1, idOf(form), form.schema());
    versions.add(registered);
    return registered;
  }

  @Override
  public synchronized Optional<RegisteredSchema> lookup(String subject, Schema schema) {
    RegisteredForm form = RegisteredForm.of(schema);
    return held(subject).stream()
        .filter(registered -> RegisteredForm.of(registered.schema()).equals(form))
        .findFirst();
  }

  @Override
  public synchronized Schema schemaById(int id) {
    if (id < 1 || id > forms.size()) {
      throw new UnknownSchemaException(
          "no schema has id "
              + id
              + " in this in-memory registry, which holds "
              + forms.size()
              + "; is the schema registered in this registry?");
    }
    return forms.get(id - 1).schema();
  }

  @Override
  public synchronized List<Integer> versions(String subject) {
    return held(subject).stream().map(RegisteredSchema::version).toList();
  }

  @Override
  public synchronized Optional<RegisteredSchema> version(String subject, int version) {
    return held(subject).stream().filter(held -> held.version() == version).findFirst();
  }

  @Override
  public synchronized Optional<RegisteredSchema> latest(String subject) {
    List<RegisteredSchema> versions = held(subject);
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
  }

  @Override
  public synchronized CompatibilityVerdict check(String subject, Schema schema) {
    CompatibilityLevel level = levels.getOrDefault(subject, defaultLevel);
    List<RegisteredSchema> newestFirst = new ArrayList<>(held(subject));
    Collections.reverse(newestFirst);
    List<String> messages =
        newestFirst.stream()
            .limit(level.transitive() ? newestFirst.size() : 1)
            .flatMap(earlier -> complaints(level, schema, earlier).stream())
            .toList();
    return new CompatibilityVerdict(messages.isEmpty(), messages);
  }

  @Override
  public synchronized Optional<CompatibilityLevel> compatibility(String subject) {
    return Optional.ofNullable(levels.get(subject));
  }

  @Override
  public synchronized void setCompatibility(String subject, CompatibilityLevel level) {
    levels.put(subject, level);
  }

  private List<RegisteredSchema> held(String subject) {
    return subjects.getOrDefault(subject, List.of());
  }

  private int idOf(RegisteredForm form) {
    int index = forms.indexOf(form);
    if (index < 0) {
      forms.add(form);
      return forms.size();
    }
    return index + 1;
  }

  private static List<String> complaints(
      CompatibilityLevel level, Schema schema, RegisteredSchema earlier) {
    List<String> complaints = new ArrayList<>();
    String version = "version " + earlier.version();
    switch (level) {
      case NONE -> {}
      case BACKWARD, BACKWARD_TRANSITIVE ->
          complaints.addAll(whyNotRead(schema, earlier.schema(), "cannot read " + version));
      case FORWARD, FORWARD_TRANSITIVE ->
          complaints.addAll(whyNotRead(earlier.schema(), schema, "cannot be read by " + version));
      case FULL, FULL_TRANSITIVE -> {
        complaints.addAll(whyNotRead(schema, earlier.schema(), "cannot read " + version));
        complaints.addAll(whyNotRead(earlier.schema(), schema, "cannot be read by " + version));
      }
    }
    return complaints;
  }

  private static List<String> whyNotRead(Schema reader, Schema writer, String what) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .stream()
        .map(
            why ->
                what + " at " + why.getLocation() + ": " + why.getType() + " " + why.getMessage())
        .toList();
  }
}
