package io.clicklake.components;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

/** Queries through Trino's HTTP statement API, times in UTC. Safe for several threads. */
public final class TrinoClient {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
  private static final String NO_NODES = "NO_NODES_AVAILABLE";

  /** Reads numbers with the digits that Trino gives them. */
  private final JsonMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();
  private final URI server;
  private final String schema;
  private final String session;

  /** Names in queries are of this schema, the session has these properties, {@code name=value}. */
  TrinoClient(URI server, String schema, List<String> session) {
    this.server = server;
    this.schema = schema;
    this.session = String.join(",", session);
  }

  /** What a query came to. */
  public sealed interface Answer {
    /** All rows, each an array of values. */
    record Rows(List<JsonNode> rows) implements Answer {}

    /**
     * The query failed.
     *
     * @param code of Trino's error
     */
    record Failure(String code, String message) implements Answer {}
  }

  /**
   * Runs a statement to its end, with a semicolon there or without; again where a busy machine has
   * kept the server's one node from announcing itself.
   *
   * @throws UncheckedIOException when the server does not answer
   */
  public Answer query(String sql) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        Answer answer = once(sql);
        if (!(answer instanceof Answer.Failure failure && failure.code().equals(NO_NODES))
            || System.nanoTime() > deadline) {
          return answer;
        }
        Thread.sleep(BETWEEN_TRIES.toMillis());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ComponentException("interrupted while Trino answers", e);
    }
  }

  /**
   * The rows of a query, each value as text, NULL as {@code NULL}.
   *
   * @throws ComponentException when it fails
   */
  public List<List<String>> rows(String sql) {
    Answer answer = query(sql);
    if (answer instanceof Answer.Failure failure) {
      throw new ComponentException(
          "%s: Trino fails with %s, %s".formatted(sql, failure.code(), failure.message()));
    }
    return ((Answer.Rows) answer).rows().stream().map(TrinoClient::texts).toList();
  }

  private static List<String> texts(JsonNode row) {
    List<String> values = new ArrayList<>();
    row.forEach(value -> values.add(value.isNull() ? "NULL" : value.asText()));
    return values;
  }

  private Answer once(String sql) throws IOException, InterruptedException {
    JsonNode page =
        send(
            HttpRequest.newBuilder(server.resolve("/v1/statement"))
                .header("X-Trino-User", "clicklake")
                .header("X-Trino-Catalog", "hive")
                .header("X-Trino-Schema", schema)
                .header("X-Trino-Time-Zone", "UTC")
                .header("X-Trino-Session", session)
                .POST(HttpRequest.BodyPublishers.ofString(sql.strip().replaceFirst(";$", ""))));
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

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    // Decoded leniently: Trino hands out bytes that are no UTF-8 as they are.
    HttpResponse<String> response =
        http.send(
            request.timeout(PATIENCE).build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() != 200) {
      throw new IOException("Trino at " + server + " answers " + response.statusCode());
    }
    return json.readTree(response.body());
  }
}
