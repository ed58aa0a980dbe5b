package io.clicklake.connect.decode;

import io.clicklake.registry.client.RegisteredSchema;
import io.clicklake.registry.client.SchemaRegistry;
import io.clicklake.registry.client.UnknownSchemaException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** The schemas of one subject by id; each is asked for once. Used by one thread. */
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
   * @throws io.clicklake.registry.client.UnknownSchemaException when the registry has none
   * @throws io.clicklake.registry.client.RegistryUnavailableException when it cannot be asked
   */
  public VersionedSchema schema(int id) {
    VersionedSchema schema = known.get(id);
    if (schema == null) {
      Schema written = registry.schemaById(id);
      int version = registry.lookup(subject, written).map(RegisteredSchema::version).orElse(0);
      schema = new VersionedSchema(id, version, written);
      known.put(id, schema);
    }
    return schema;
  }

  /**
   * The schema with this id, if the registry has it.
   *
   * @throws io.clicklake.registry.client.RegistryUnavailableException when it cannot be asked
   */
  public Optional<VersionedSchema> find(int id) {
    try {
      return Optional.of(schema(id));
    } catch (UnknownSchemaException e) {
      return Optional.empty();
    }
  }
}
