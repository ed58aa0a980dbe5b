package io.clicklake.registry.client;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Schemas by subject, version and id, as Confluent's REST API defines them.
 *
 * <p>Implementations are safe for use by several threads. Every method throws {@link
 * RegistryUnavailableException} when the registry could not be asked or did not answer, which is
 * worth another try, and {@link RegistryRejectedException} when it answered no, which is not. Every
 * method that returns a schema throws {@link UnreadableSchemaException} for one that is there but
 * is not plain Avro.
 */
public interface SchemaRegistry {

  /**
   * Registers a schema under a subject, or finds it there; the same schema keeps its id.
   *
   * @throws IncompatibleSchemaException when the subject's compatibility level forbids it
   */
  RegisteredSchema register(String subject, Schema schema);

  /** The version under which the subject holds exactly this schema. */
  Optional<RegisteredSchema> lookup(String subject, Schema schema);

  /**
   * The schema with this id.
   *
   * @throws UnknownSchemaException when the registry knows no such id
   * @throws UnreadableSchemaException when it does, but the schema is not Avro, has references or
   *     does not parse
   */
  Schema schemaById(int id);

  /** The subject's version numbers, ascending; empty for an unknown subject. */
  List<Integer> versions(String subject);

  /** One version of a subject. */
  Optional<RegisteredSchema> version(String subject, int version);

  /** The subject's newest version. */
  Optional<RegisteredSchema> latest(String subject);

  /** Whether the subject would take the schema under its level; messages say why not. */
  CompatibilityVerdict check(String subject, Schema schema);

  /**
   * The level set on the subject itself; empty when only the server's default applies. A server
   * that cannot tell the two apart (Apicurio) reports NONE.
   */
  Optional<CompatibilityLevel> compatibility(String subject);

  /** Sets the level on the subject. */
  void setCompatibility(String subject, CompatibilityLevel level);
}
