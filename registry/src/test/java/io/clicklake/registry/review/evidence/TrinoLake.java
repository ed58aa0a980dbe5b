package io.clicklake.registry.review.evidence;

import io.clicklake.components.TrinoServer;

/**
 * A running Trino and the schema that evidence is laid in.
 *
 * @param version of the server, which its metastore's files have to name
 */
record TrinoLake(TrinoServer server, TrinoClient client, String version) {

  static final String SCHEMA = "evidence";

  /** Makes the schema. */
  static TrinoLake on(TrinoServer server) {
    TrinoClient client = new TrinoClient(server.url(), SCHEMA);
    TrinoClient.Answer answer = client.query("SELECT node_version FROM system.runtime.nodes");
    if (!(answer instanceof TrinoClient.Answer.Rows rows) || rows.rows().isEmpty()) {
      throw new IllegalStateException("Trino does not say its version: " + answer);
    }
    TrinoLake lake = new TrinoLake(server, client, rows.rows().get(0).get(0).asText());
    TrinoTable.defineSchema(lake);
    return lake;
  }
}
