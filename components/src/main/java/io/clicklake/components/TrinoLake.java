package io.clicklake.components;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A running Trino with tables over files in its lake, each defined by the document that Glue has of
 * one ({@code schema ddl --format glue}) and laid as the files that Trino's metastore keeps.
 */
public final class TrinoLake implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(3);
  private static final String DEFINITION = ".trinoSchema";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TrinoServer server;
  private final RunningComponent running;
  private final TrinoClient client;
  private final String schema;
  private final String version;

  private TrinoLake(
      TrinoServer server, RunningComponent running, TrinoClient client, String schema) {
    this.server = server;
    this.running = running;
    this.client = client;
    this.schema = schema;
    this.version = client.rows("SELECT node_version FROM system.runtime.nodes").get(0).get(0);
    ObjectNode definition = JSON.createObjectNode();
    definition.put("writerVersion", version).put("ownerName", "clicklake").put("ownerType", "USER");
    definition.putObject("parameters");
    write(server.metastore().resolve("." + schema + DEFINITION), definition);
  }

  /**
   * Starts one and waits until it takes queries.
   *
   * @param state directory of its files
   * @param schema of all tables
   * @param session properties of every query beside those that are always as Athena's, {@code
   *     name=value}
   */
  public static TrinoLake start(Path state, String schema, String... session) {
    TrinoServer server =
        TrinoServer.onInstalledJava(Distribution.fromSystemProperty(), state, FreePorts.next());
    RunningComponent running = RunningComponent.start(server, START);
    try {
      // S3 has no directories, so that there none can be absent.
      List<String> properties = new ArrayList<>(List.of("hive.ignore_absent_partitions=true"));
      properties.addAll(List.of(session));
      return new TrinoLake(
          server, running, new TrinoClient(server.url(), schema, properties), schema);
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  /** Asks it. */
  public TrinoClient client() {
    return client;
  }

  /** Of the server. */
  public String version() {
    return version;
  }

  /** Where files are laid. */
  public Path directory() {
    return server.lake();
  }

  /**
   * Defines a table.
   *
   * @param glue its document
   * @param files a directory in the lake, in the place of the document's location
   */
  public void define(String glue, Path files) {
    JsonNode table = tree(glue);
    String location = server.location(files);
    table = tree(glue.replace(table.path("location").asText(), location + "/"));
    ObjectNode definition = definition(location, table.path("parameters"));
    definition.put("writerVersion", version);
    definition.put("owner", "clicklake");
    definition.put("tableType", "EXTERNAL_TABLE");
    definition.set("dataColumns", columns(table.path("columns")));
    definition.set("partitionColumns", columns(table.path("partition_keys")));
    write(directoryOf(table.path("name").asText()).resolve(DEFINITION), definition);
  }

  /**
   * Registers a partition with columns of its own, as a crawler would.
   *
   * @param glue a document with the table's name and the partition's columns
   * @param files a directory in the lake, of the partition's name
   */
  public void register(String glue, Path files) {
    JsonNode partition = tree(glue);
    ObjectNode definition = definition(server.location(files), JSON.createObjectNode());
    definition.set("columns", columns(partition.path("columns")));
    write(
        directoryOf(partition.path("name").asText())
            .resolve(files.getFileName())
            .resolve(DEFINITION),
        definition);
  }

  private Path directoryOf(String table) {
    return server.metastore().resolve(schema).resolve(table);
  }

  private static ObjectNode definition(String location, JsonNode parameters) {
    ObjectNode definition = JSON.createObjectNode();
    definition.put("externalLocation", location);
    definition.put("storageFormat", "PARQUET");
    definition.set("parameters", parameters);
    definition.putObject("serdeParameters");
    definition.putObject("columnStatistics");
    return definition;
  }

  private static JsonNode columns(JsonNode columns) {
    columns.forEach(column -> ((ObjectNode) column).putObject("properties"));
    return columns;
  }

  private static JsonNode tree(String glue) {
    try {
      return JSON.readTree(glue);
    } catch (IOException e) {
      throw new UncheckedIOException("the document of a table is no JSON: " + glue, e);
    }
  }

  private static void write(Path file, JsonNode definition) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, JSON.writeValueAsString(definition));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot define a table in " + file, e);
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
