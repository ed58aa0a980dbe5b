package io.clicklake.connect.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.TrinoServer;
import io.clicklake.registry.ddl.GlueTable;
import io.clicklake.registry.ddl.LakeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.awaitility.Awaitility;

/**
 * A running Trino with tables as {@code schema ddl glue} writes them, over files of the sink in its
 * lake. A bucket {@code s3://lake/} stands for the lake's directory.
 */
public final class TrinoLake implements AutoCloseable {

  /** The bucket that the server's own directory stands for. */
  public static final String BUCKET = "s3://lake/";

  private static final Duration START = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TrinoServer server;
  private final RunningComponent running;
  private final Connection connection;
  private final String version;

  /** Starts it with its state under this directory. */
  public TrinoLake(Path state) throws SQLException {
    this.server =
        TrinoServer.onInstalledJava(Distribution.fromSystemProperty(), state, FreePorts.next());
    this.running = RunningComponent.start(server, START);
    try {
      // Like Athena: times as precise as they are stored, and a partition without files is empty.
      Properties session = new Properties();
      session.put("user", "lake");
      session.put("timezone", "UTC");
      session.put(
          "sessionProperties",
          "hive.timestamp_precision:NANOSECONDS;hive.ignore_absent_partitions:true");
      this.connection =
          DriverManager.getConnection(
              "jdbc:trino://127.0.0.1:" + server.url().getPort() + "/hive", session);
      Awaitility.await("Trino's one node takes queries")
          .atMost(START)
          .ignoreExceptionsInstanceOf(SQLException.class)
          .until(() -> !query("SHOW SCHEMAS").isEmpty());
      this.version = query("SELECT node_version FROM system.runtime.nodes").get(0).get(0);
    } catch (SQLException | RuntimeException | Error e) {
      running.close();
      throw e;
    }
  }

  /** The directory that {@link #BUCKET} stands for. */
  public Path directory() {
    return server.lake();
  }

  /** Defines a table as its Glue document says, by the files that Trino keeps of one. */
  public void define(LakeTable table) throws IOException {
    JsonNode glue = JSON.readTree(here(GlueTable.json(table)));
    ObjectNode definition = JSON.createObjectNode();
    definition.put("writerVersion", version);
    definition.put("owner", "lake");
    definition.put("tableType", "EXTERNAL_TABLE");
    definition.set("dataColumns", columns(glue.path("columns")));
    definition.set("partitionColumns", columns(glue.path("partition_keys")));
    definition.set("parameters", glue.path("parameters"));
    definition.put("externalLocation", glue.path("location").asText());
    definition.put("storageFormat", "PARQUET");
    definition.putObject("serdeParameters");
    definition.putObject("columnStatistics");
    Path database = server.metastore().resolve(table.database());
    write(
        server.metastore().resolve("." + table.database() + ".trinoSchema"),
        JSON.valueToTree(
            Map.of(
                "writerVersion",
                version,
                "ownerName",
                "lake",
                "ownerType",
                "USER",
                "parameters",
                Map.of())));
    write(database.resolve(table.name()).resolve(".trinoSchema"), definition);
  }

  private String here(String text) {
    return text.replace(BUCKET, server.location(server.lake()) + "/");
  }

  private static ArrayNode columns(JsonNode columns) {
    ArrayNode definitions = JSON.createArrayNode();
    for (JsonNode column : columns) {
      ObjectNode definition = definitions.addObject();
      definition.set("name", column.path("name"));
      definition.set("type", column.path("type"));
      definition.set("comment", column.path("comment"));
      definition.putObject("properties");
    }
    return definitions;
  }

  private static void write(Path file, JsonNode definition) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, JSON.writeValueAsString(definition));
  }

  /** Runs a statement as Athena takes it, with a semicolon at its end or without. */
  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql.strip().replaceFirst(";$", ""));
    }
  }

  /**
   * All rows of a query, each value as text. It is run again where a busy machine has kept the
   * server's one node from announcing itself.
   */
  public List<List<String>> query(String sql) throws SQLException {
    for (long end = System.nanoTime() + START.toNanos(); ; ) {
      try {
        return once(sql);
      } catch (SQLException e) {
        if (!String.valueOf(e.getMessage()).contains("No nodes available")
            || System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  private List<List<String>> once(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(found.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      connection.close();
    } finally {
      running.close();
    }
  }
}
