package io.clicklake.stack.deploy.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.clicklake.stack.deploy.account.AwsCalls.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Queries over the lake, by Athena. */
record AwsLake(AwsCalls calls, Pause pause) {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  List<List<String>> query(LakeQuery query) {
    String id =
        calls
            .call(
                Service.ATHENA,
                "StartQueryExecution",
                Map.of(
                    "WorkGroup",
                    query.workgroup(),
                    "QueryExecutionContext",
                    Map.of("Database", query.database()),
                    "QueryString",
                    query.sql()))
            .path("QueryExecutionId")
            .asText();
    awaitSuccess(id);
    List<List<String>> rows = new ArrayList<>();
    JsonNode results =
        calls.call(Service.ATHENA, "GetQueryResults", Map.of("QueryExecutionId", id));
    for (JsonNode row : results.path("ResultSet").path("Rows")) {
      List<String> values = new ArrayList<>();
      row.path("Data").forEach(datum -> values.add(datum.path("VarCharValue").asText()));
      rows.add(values);
    }
    // The first row has the columns' names.
    return rows.isEmpty() ? rows : rows.subList(1, rows.size());
  }

  private void awaitSuccess(String id) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      JsonNode status =
          calls
              .call(Service.ATHENA, "GetQueryExecution", Map.of("QueryExecutionId", id))
              .path("QueryExecution")
              .path("Status");
      String state = status.path("State").asText();
      if (state.equals("SUCCEEDED")) {
        return;
      }
      if (state.equals("FAILED") || state.equals("CANCELLED")) {
        throw new AccountException(
            "query %s is %s: %s".formatted(id, state, status.path("StateChangeReason").asText()));
      }
      if (System.nanoTime() > deadline) {
        throw new AccountException(
            "query %s is still %s after %d s".formatted(id, state, PATIENCE.toSeconds()));
      }
      pause.of(BETWEEN_LOOKS);
    }
  }
}
