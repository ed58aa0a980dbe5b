package io.clicklake.registry.serde;

import org.apache.avro.Schema;

/** The id that travels with records of a schema under a subject. */
interface SchemaIds {

  int idOf(String subject, Schema schema);
}
