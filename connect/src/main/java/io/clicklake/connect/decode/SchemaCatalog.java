package io.clicklake.connect.decode;

import io.clicklake.registry.client.RegisteredSchema;
import io.clicklake.registry.client.SchemaRegistry;
import io.clicklake.registry.client.UnknownSchemaException;
import io.clicklake.registry.client.UnreadableSchemaException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** The record schemas of one subject by id; each is asked for once. Used by one thread. */
public final class SchemaCatalog {

  private final SchemaRegistry registry;
  private final String subject;
  private final Map<Integer, VersionedSchema> known = new HashMap<>();

  public SchemaCatalog(SchemaRegistry registry, String subject) {
    this.registry = registry;
    this.subject = subject;
  }

  /**
   * The schema with this id.
   *
   * @throws BadRecordException when the registry has none, or the subject does not hold it, or it
   *     is no record: what is written with it does not belong into the topic
   * @throws io.clicklake.registry.client.RegistryUnavailableException when it cannot be asked
   */
  public VersionedSchema schema(int id) {
    VersionedSchema schema = known.get(id);
    if (schema == null) {
      schema = ask(id);
      known.put(id, schema);
    }
    return schema;
  }

  private VersionedSchema ask(int id) {
    try {
      Schema written = registry.schemaById(id);
      RegisteredSchema held =
          registry
              .lookup(subject, written)
              .orElseThrow(
                  () ->
                      new BadRecordException(
                          "schema id %d (%s) is no version of subject %s; register it there, or mend the producer that writes another subject's records"
                              .formatted(id, written.getFullName(), subject)));
      if (written.getType() != Schema.Type.RECORD) {
        throw new BadRecordException(
            "schema id %d is %s, not a record".formatted(id, written.getType().getName()));
      }
      return new VersionedSchema(id, held.version(), written);
    } catch (UnknownSchemaException | UnreadableSchemaException e) {
      throw new BadRecordException(e.getMessage(), e);
    }
  }

  /**
   * The schema with this id, if the subject holds it.
   *
   * @throws io.clicklake.registry.client.RegistryUnavailableException when it cannot be asked
   */
  public Optional<VersionedSchema> find(int id) {
    try {
      return Optional.of(schema(id));
    } catch (BadRecordException e) {
      return Optional.empty();
    }
  }
}
