package io.clicklake.registry.review.evidence;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Queries through Trino's HTTP statement API. Safe for several threads. */
final class TrinoClient {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Pattern OF_DATA =
      Pattern.compile(
          "HIVE_.*|NOT_SUPPORTED|GENERIC_INTERNAL_ERROR|INVALID_CAST_ARGUMENT|NUMERIC_VALUE_OUT_OF_RANGE");

  private final ObjectMapper json =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();
  private final URI server;
  private final String schema;

  TrinoClient(URI server, String schema) {
    this.server = server;
    this.schema = schema;
  }

  /** What a query came to. */
  sealed interface Answer {
    /** All rows, each an array of values. */
    record Rows(List<JsonNode> rows) implements Answer {}

    /**
     * The query failed.
     *
     * @param code of Trino's error
     */
    record Failure(String code, String message) implements Answer {

      /** Whether no node was there to run the query. */
      boolean ofNodes() {
        return code.equals("NO_NODES_AVAILABLE");
      }

      /** Whether data is why, and not the query, the server or its resources. */
      boolean ofData() {
        return OF_DATA.matcher(code).matches();
      }
    }
  }

  /**
   * Runs a query to its end; again where a busy machine has kept the server's one node from
   * announcing itself.
   *
   * @throws UncheckedIOException when the server does not answer
   */
  Answer query(String sql) {
    return Awaitility.await("Trino's one node takes " + sql)
        .atMost(PATIENCE)
        .until(() -> once(sql), answer -> !(answer instanceof Answer.Failure no && no.ofNodes()));
  }

  private Answer once(String sql) {
    JsonNode page =
        send(
            HttpRequest.newBuilder(server.resolve("/v1/statement"))
                .header("X-Trino-User", "evidence")
                .header("X-Trino-Catalog", "hive")
                .header("X-Trino-Schema", schema)
                .header("X-Trino-Time-Zone", "UTC")
                .POST(HttpRequest.BodyPublishers.ofString(sql)));
    List<JsonNode> rows = new ArrayList<>();
    while (true) {
      if (page.has("error")) {
        return new Answer.Failure(
            page.path("error").path("errorName").asText(),
            page.path("error").path("message").asText());
      }
      page.path("data").forEach(rows::add);
      if (!page.has("nextUri")) {
        return new Answer.Rows(rows);
      }
      page = send(HttpRequest.newBuilder(URI.create(page.path("nextUri").asText())).GET());
    }
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      // Decoded leniently: Trino hands out bytes that are no UTF-8 as they are.
      HttpResponse<String> response =
          http.send(
              request.timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() != 200) {
        throw new IOException("Trino at " + server + " answers " + response.statusCode());
      }
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Trino answers", e);
    }
  }
}
