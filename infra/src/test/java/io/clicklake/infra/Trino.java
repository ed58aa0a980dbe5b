package io.clicklake.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.components.TrinoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Trino, whose SQL is Athena's, with tables made of the files that Terraform gives to Glue. */
final class Trino implements SqlEngine {

  private static final String SCHEMA = "lake";
  private static final String DEFINITION = ".trinoSchema";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final TrinoServer server;
  private final HttpClient http =
      HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
  private final String version;

  /** Once the server takes queries. */
  Trino(TrinoServer server) {
    this.server = server;
    this.version = rows("SELECT node_version FROM system.runtime.nodes").get(0).get(0);
    write(
        server.metastore(),
        "." + SCHEMA + DEFINITION,
        Map.of(
            "writerVersion",
            version,
            "ownerName",
            "t",
            "ownerType",
            "USER",
            "parameters",
            Map.of()));
    Awaitility.await("Trino takes queries")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> rows("SHOW TABLES").isEmpty());
  }

  /** Defines a table of Glue's document over these files. */
  void define(JsonNode glue, Path files) {
    String location = server.location(files);
    Map<String, String> parameters = new HashMap<>();
    glue.path("parameters")
        .properties()
        .forEach(
            one ->
                parameters.put(
                    one.getKey(),
                    one.getValue()
                        .asText()
                        .replace(glue.path("location").asText(), location + "/")));
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("parameters", parameters);
    table.put("storageFormat", "PARQUET");
    table.put("serdeParameters", Map.of());
    table.put("columnStatistics", Map.of());
    table.put("writerVersion", version);
    table.put("owner", "t");
    table.put("tableType", "EXTERNAL_TABLE");
    table.put("dataColumns", columns(glue.path("columns")));
    table.put("partitionColumns", columns(glue.path("partition_keys")));
    table.put("externalLocation", location);
    write(
        server.metastore().resolve(SCHEMA).resolve(glue.path("name").asText()), DEFINITION, table);
  }

  private static List<Object> columns(JsonNode columns) {
    List<Object> all = new ArrayList<>();
    columns.forEach(
        column ->
            all.add(
                Map.of(
                    "name",
                    column.path("name").asText(),
                    "type",
                    column.path("type").asText(),
                    "properties",
                    Map.of())));
    return all;
  }

  private static void write(Path directory, String file, Object definition) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(file), JSON.writeValueAsString(definition));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<List<String>> rows(String query) {
    JsonNode page =
        send(
            HttpRequest.newBuilder(server.url().resolve("/v1/statement"))
                .header("X-Trino-User", "t")
                .header("X-Trino-Catalog", "hive")
                .header("X-Trino-Schema", SCHEMA)
                .header("X-Trino-Time-Zone", "UTC")
                // S3 has no directories, so that there none can be absent.
                .header("X-Trino-Session", "hive.ignore_absent_partitions=true")
                .POST(HttpRequest.BodyPublishers.ofString(query)));
    List<List<String>> rows = new ArrayList<>();
    while (true) {
      if (page.has("error")) {
        throw new IllegalStateException(
            "Trino refuses " + query + ": " + page.path("error").path("message").asText());
      }
      page.path("data")
          .forEach(
              row -> {
                List<String> values = new ArrayList<>();
                row.forEach(value -> values.add(value.isNull() ? "NULL" : value.asText()));
                rows.add(values);
              });
      if (!page.has("nextUri")) {
        return rows;
      }
      page = send(HttpRequest.newBuilder(URI.create(page.path("nextUri").asText())).GET());
    }
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      String body =
          http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString()).body();
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Trino answers", e);
    }
  }
}
