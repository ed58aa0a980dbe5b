package io.clicklake.registry.review.evidence;

import io.clicklake.components.TrinoServer;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * A running Trino and the schema that evidence is laid in.
 *
 * @param version of the server, which its metastore's files have to name
 */
record TrinoLake(TrinoServer server, TrinoClient client, String version) {

  static final String SCHEMA = "evidence";

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Makes the schema, and waits until the node works on queries. */
  static TrinoLake on(TrinoServer server) {
    TrinoClient client = new TrinoClient(server.url(), SCHEMA);
    TrinoClient.Answer answer = client.query("SELECT node_version FROM system.runtime.nodes");
    if (!(answer instanceof TrinoClient.Answer.Rows rows) || rows.rows().isEmpty()) {
      throw new IllegalStateException("Trino does not say its version: " + answer);
    }
    TrinoLake lake = new TrinoLake(server, client, rows.rows().get(0).get(0).asText());
    TrinoTable.defineSchema(lake);
    Awaitility.await("Trino's one node takes queries")
        .atMost(PATIENCE)
        .until(() -> client.query("SHOW TABLES") instanceof TrinoClient.Answer.Rows);
    return lake;
  }
}
