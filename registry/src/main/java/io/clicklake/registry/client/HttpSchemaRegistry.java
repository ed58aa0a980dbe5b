package io.clicklake.registry.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A registry behind Confluent's REST API.
 *
 * <p>Each call is one request (register: two), without retry or cache; see {@link
 * SchemaRegistries}. Schemas are sent in their {@link RegisteredForm}. Works against Confluent's
 * server and Apicurio's {@code /apis/ccompat/v7}.
 */
final class HttpSchemaRegistry implements SchemaRegistry {

  private final RegistryConnection registry;

  HttpSchemaRegistry(RegistryAccess access, HttpTimeouts timeouts) {
    this.registry = new RegistryConnection(access, timeouts);
  }

  @Override
  public RegisteredSchema register(String subject, Schema schema) {
    RegisteredForm form = RegisteredForm.of(schema);
    RegistryAnswer answer = registry.post(subject(subject) + "/versions", body("schema", form));
    if (answer.conflict()) {
      throw new IncompatibleSchemaException(
          answer
              + ": subject "
              + subject
              + " does not take the schema of "
              + schema.getFullName()
              + ": "
              + answer.message()
              + "; change the schema, for example with a nullable field and a default");
    }
    int id = accepted(answer, "subject " + subject).requiredInt("id");
    return lookup(subject, schema)
        .orElseThrow(
            () ->
                new RegistryRejectedException(
                    answer
                        + ": subject "
                        + subject
                        + " took the schema as id "
                        + id
                        + " but does not find it; was it deleted meanwhile?"));
  }

  @Override
  public Optional<RegisteredSchema> lookup(String subject, Schema schema) {
    String body = body("schema", RegisteredForm.of(schema));
    return registered(subject, registry.post(subject(subject), body));
  }

  @Override
  public Schema schemaById(int id) {
    RegistryAnswer answer = registry.fetch("/schemas/ids/" + id);
    if (answer.notFound()) {
      throw new UnknownSchemaException(
          answer
              + ": no schema has id "
              + id
              + ": "
              + answer.message()
              + "; is the schema registered in this registry, or was the record written against"
              + " another one?");
    }
    return accepted(answer, "schema id " + id).schema();
  }

  @Override
  public List<Integer> versions(String subject) {
    RegistryAnswer answer = registry.fetch(subject(subject) + "/versions");
    return answer.notFound() ? List.of() : accepted(answer, "subject " + subject).integers();
  }

  @Override
  public Optional<RegisteredSchema> version(String subject, int version) {
    return registered(subject, registry.fetch(subject(subject) + "/versions/" + version));
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    return registered(subject, registry.fetch(subject(subject) + "/versions/latest"));
  }

  /**
   * Asks what a registration would be asked: against the newest version, or against all where the
   * level in force is transitive. Servers do not agree on doing so by themselves: Apicurio judges
   * exactly the versions that the path names.
   */
  @Override
  public CompatibilityVerdict check(String subject, Schema schema) {
    boolean all =
        level(subject, registry.fetch(config(subject) + "?defaultToGlobal=true"))
            .filter(CompatibilityLevel::transitive)
            .isPresent();
    RegistryAnswer answer =
        registry.post(
            "/compatibility"
                + subject(subject)
                + (all ? "/versions" : "/versions/latest")
                + "?verbose=true",
            body("schema", RegisteredForm.of(schema)));
    if (answer.notFound()) {
      return CompatibilityVerdict.yes();
    }
    boolean compatible = accepted(answer, "subject " + subject).requiredBoolean("is_compatible");
    return new CompatibilityVerdict(compatible, compatible ? List.of() : answer.messages());
  }

  @Override
  public Optional<CompatibilityLevel> compatibility(String subject) {
    return level(subject, registry.fetch(config(subject)));
  }

  private static Optional<CompatibilityLevel> level(String subject, RegistryAnswer answer) {
    if (answer.notFound()) {
      return Optional.empty();
    }
    String level = accepted(answer, "subject " + subject).requiredText("compatibilityLevel");
    try {
      return Optional.of(CompatibilityLevel.valueOf(level.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw new RegistryRejectedException(
          answer
              + ": subject "
              + subject
              + " has compatibility level '"
              + level
              + "', not one of "
              + List.of(CompatibilityLevel.values()));
    }
  }

  @Override
  public void setCompatibility(String subject, CompatibilityLevel level) {
    accepted(
        registry.put(config(subject), body("compatibility", level.name())), "subject " + subject);
  }

  private static Optional<RegisteredSchema> registered(String subject, RegistryAnswer answer) {
    return answer.notFound()
        ? Optional.empty()
        : Optional.of(accepted(answer, "subject " + subject).registeredSchema(subject));
  }

  private static RegistryAnswer accepted(RegistryAnswer answer, String what) {
    if (answer.ok()) {
      return answer;
    }
    throw new RegistryRejectedException(
        answer + " for " + what + ": " + answer.message() + remedy(answer.status()));
  }

  private static String remedy(int status) {
    return switch (status) {
      case 401 ->
          "; it asks for credentials, or for others: basic.auth.user.info (user:password) or"
              + " bearer.auth.token";
      case 403 -> "; these credentials do not allow it: take others, or have it allowed";
      case 405, 406, 415 ->
          "; does the URL end where the Confluent API begins, for example /apis/ccompat/v7?";
      case 422 -> "; is it a valid Avro schema, and the subject's name one the server allows?";
      default -> "; expected HTTP 200";
    };
  }

  private static String subject(String subject) {
    return "/subjects/" + encoded(subject);
  }

  private static String config(String subject) {
    return "/config/" + encoded(subject);
  }

  private static String encoded(String subject) {
    if (subject.isEmpty()) {
      throw new IllegalArgumentException("the subject is empty; expected for example topic-value");
    }
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String body(String field, Object text) {
    return JsonNodeFactory.instance.objectNode().put(field, text.toString()).toString();
  }
}
