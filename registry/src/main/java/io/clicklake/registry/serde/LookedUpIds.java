package io.clicklake.registry.serde;

import io.clicklake.registry.client.SchemaRegistry;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/** Ids as the registry holds them; an unregistered schema is refused, never registered. */
record LookedUpIds(SchemaRegistry registry) implements SchemaIds {

  @Override
  public int idOf(String subject, Schema schema) {
    return registry
        .lookup(subject, schema)
        .orElseThrow(
            () ->
                new SerializationException(
                    "subject "
                        + subject
                        + " does not hold the schema of "
                        + schema.getFullName()
                        + "; register the schemas first"))
        .id();
  }
}
