package io.clicklake.registry.apply;

import io.clicklake.registry.apply.ReleasedSchemas.Released;
import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.client.IncompatibleSchemaException;
import io.clicklake.registry.client.RegisteredForm;
import io.clicklake.registry.client.RegisteredSchema;
import io.clicklake.registry.client.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the released versions of a subject, {@code released/<subject>/<n>.avsc} on the class
 * path, in their order under {@link CompatibilityLevel#BACKWARD}.
 *
 * <p>Repeating it changes nothing. It registers only on top of its own history: a subject whose
 * newest version is none of ours while versions of ours are missing, or that lacks one between
 * others, is refused before anything changes.
 */
public final class SchemaRegistrar {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistrar.class);

  private final SchemaRegistry registry;
  private final ReleasedSchemas releases;

  /** Registers what lies on the class path of this class. */
  public SchemaRegistrar(SchemaRegistry registry) {
    this(registry, SchemaRegistrar.class.getClassLoader());
  }

  public SchemaRegistrar(SchemaRegistry registry, ClassLoader classPath) {
    this.registry = registry;
    this.releases = new ReleasedSchemas(classPath);
  }

  /**
   * Brings a subject up to its newest released version.
   *
   * @throws IllegalArgumentException when the class path releases nothing for the subject
   * @throws DivergedSubjectException when registering would mix two histories
   * @throws IncompatibleSchemaException when the registry refuses a version; the ones before it
   *     stay registered
   */
  public RegisteredSubject register(String subject) {
    List<Released> released = releases.of(subject);
    List<RegisteredSchema> held = held(subject, released);
    Optional<RegisteredSchema> foreign =
        registry.latest(subject).filter(latest -> !contains(released, latest));
    List<Released> missing = released.subList(held.size(), released.size());
    if (foreign.isPresent() && !missing.isEmpty()) {
      throw foreignOnTop(foreign.get(), missing.get(0));
    }

    if (!registry.compatibility(subject).equals(Optional.of(CompatibilityLevel.BACKWARD))) {
      registry.setCompatibility(subject, CompatibilityLevel.BACKWARD);
    }
    List<RegisteredSchema> versions = new ArrayList<>(held);
    for (Released version : missing) {
      versions.add(register(subject, version));
    }
    foreign.ifPresent(
        newer ->
            LOG.warn(
                "subject holds a newer version than is released here, subject={} version={}"
                    + " schemaId={}",
                subject,
                newer.version(),
                newer.id()));
    return new RegisteredSubject(subject, versions, foreign);
  }

  /** The released versions that the registry holds: all, or the first ones. */
  private List<RegisteredSchema> held(String subject, List<Released> released) {
    List<RegisteredSchema> held = new ArrayList<>();
    for (Released version : released) {
      Optional<RegisteredSchema> found = registry.lookup(subject, version.schema());
      if (found.isPresent() && held.size() < version.number() - 1) {
        throw new DivergedSubjectException(
            "subject "
                + subject
                + " holds released version "
                + version.number()
                + " (there version "
                + found.get().version()
                + ") but not released version "
                + (held.size() + 1)
                + ", which comes before it; register the missing one by hand or correct released/"
                + subject);
      }
      found.ifPresent(held::add);
    }
    return held;
  }

  private RegisteredSchema register(String subject, Released version) {
    try {
      RegisteredSchema registered = registry.register(subject, version.schema());
      LOG.info(
          "schema registered, subject={} released={} version={} schemaId={}",
          subject,
          version.number(),
          registered.version(),
          registered.id());
      return registered;
    } catch (IncompatibleSchemaException e) {
      throw new IncompatibleSchemaException(
          "subject "
              + subject
              + " does not take released version "
              + version.number()
              + " under BACKWARD: "
              + String.join("; ", registry.check(subject, version.schema()).messages())
              + " ("
              + e.getMessage()
              + ")");
    }
  }

  private static boolean contains(List<Released> released, RegisteredSchema registered) {
    RegisteredForm form = RegisteredForm.of(registered.schema());
    return released.stream().anyMatch(one -> RegisteredForm.of(one.schema()).equals(form));
  }

  private static DivergedSubjectException foreignOnTop(RegisteredSchema foreign, Released missing) {
    return new DivergedSubjectException(
        "subject "
            + foreign.subject()
            + " has as its newest version "
            + foreign.version()
            + " (schema id "
            + foreign.id()
            + ") one that is not released here, and lacks released version "
            + missing.number()
            + "; release that schema as the next number, delete it from the registry, or take"
            + " another topic");
  }
}
