package io.clicklake.registry.client;

import org.apache.avro.Schema;

/** A schema as a subject holds it; {@code id} is the one that travels in the wire format. */
public record RegisteredSchema(String subject, int version, int id, Schema schema) {

  public RegisteredSchema {
    if (version < 1) {
      throw new IllegalArgumentException("version of " + subject + " is " + version + ", not ≥ 1");
    }
    if (id < 0) {
      throw new IllegalArgumentException("schema id of " + subject + " is " + id + ", not ≥ 0");
    }
  }
}
