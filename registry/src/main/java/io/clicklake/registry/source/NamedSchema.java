package io.clicklake.registry.source;

import org.apache.avro.Schema;

/**
 * A schema and what people call it.
 *
 * @param name its file, revision and file, or subject and version
 */
public record NamedSchema(String name, Schema schema) {

  public NamedSchema {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "schema " + schema.getName() + " has name '" + name + "', expected what it is called");
    }
  }
}
