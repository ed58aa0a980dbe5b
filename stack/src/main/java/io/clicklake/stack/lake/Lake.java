package io.clicklake.stack.lake;

import com.fasterxml.jackson.databind.JsonNode;
import io.clicklake.registry.ddl.DuckDbText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * SQL over a lake on disk: DuckDB in memory with the views {@code click_events} and {@code
 * rejected_events}, times in UTC.
 *
 * <p>The views hold the files there are when a query runs; a topic without any file when the lake
 * is opened stays empty until it is opened again. Nothing outside the lake can be read, no
 * extension is loaded or fetched. For one thread; close it.
 */
public final class Lake implements AutoCloseable {
  private final LakeDirectory directory;
  private final Connection connection;

  private Lake(LakeDirectory directory, Connection connection) {
    this.directory = directory;
    this.connection = connection;
  }

  /**
   * Opens the lake in this directory, which need not exist.
   *
   * @throws QueryFailedException where a file of the lake cannot be read as Parquet
   */
  public static Lake open(LakeDirectory directory) {
    return open(directory, Map.of());
  }

  /**
   * The same within bounds.
   *
   * @throws QueryFailedException where a file of the lake cannot be read as Parquet
   */
  public static Lake open(LakeDirectory directory, LakeBounds bounds) {
    return open(directory, bounds.settings());
  }

  private static Lake open(LakeDirectory directory, Map<String, String> bounds) {
    Properties settings = new Properties();
    settings.putAll(bounds);
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    try {
      Lake lake = new Lake(directory, DriverManager.getConnection("jdbc:duckdb:", settings));
      try {
        lake.confine();
        for (LakeView view : LakeView.all()) {
          lake.run(view.definition(directory));
        }
        return lake;
      } catch (SQLException | RuntimeException e) {
        lake.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new QueryFailedException(
          "cannot open the lake in " + directory.root() + ": " + e.getMessage(), e);
    }
  }

  /** Where the lake lies. */
  public LakeDirectory directory() {
    return directory;
  }

  /**
   * Runs a query and hands its result to the sink.
   *
   * @param parameters values for the question marks in the query
   * @throws QueryFailedException with DuckDB's message; the sink may have been begun
   * @throws UncheckedIOException where the sink fails
   */
  public void query(String sql, List<?> parameters, RowSink sink) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      if (statement.execute()) {
        try (ResultSet result = statement.getResultSet()) {
          pass(result, sink);
        }
      } else {
        sink.begin(List.of());
        sink.end();
      }
    } catch (SQLException e) {
      throw new QueryFailedException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a query and keeps its rows. */
  public List<List<JsonNode>> rows(String sql, List<?> parameters) {
    List<List<JsonNode>> rows = new ArrayList<>();
    query(
        sql,
        parameters,
        new RowSink() {
          @Override
          public void begin(List<Column> columns) {}

          @Override
          public void row(List<JsonNode> values) {
            rows.add(values);
          }

          @Override
          public void end() {}
        });
    return rows;
  }

  /**
   * The rows of a view as something to select from, with one more column: {@code filename}, the
   * path of the file that holds the row.
   */
  public String inFiles(LakeView view) {
    return "(" + view.rowsInFiles(directory) + ")";
  }

  /**
   * The files that hold rows of a view for which the condition is true, by path.
   *
   * @param condition an SQL condition over the view's columns
   */
  public List<LakeFile> files(LakeView view, String condition, List<?> parameters) {
    if (!directory.holds(view.topic())) {
      return List.of();
    }
    String sql =
        "SELECT filename, count(*) FROM %s WHERE %s GROUP BY filename ORDER BY filename"
            .formatted(view.files(directory), condition);
    return rows(sql, parameters).stream()
        .map(row -> file(Path.of(row.get(0).asText()), row.get(1).longValue()))
        .toList();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new QueryFailedException("cannot close the lake: " + e.getMessage(), e);
    }
  }

  private void confine() throws SQLException {
    run("SET TimeZone = 'UTC'");
    run(
        "SET allowed_directories = [%s, %s]"
            .formatted(
                DuckDbText.quoted(directory.root() + "/"),
                DuckDbText.quoted(directory.pattern() + "/")));
    run("SET enable_external_access = false");
    run("SET lock_configuration = true");
  }

  private void run(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  private static void pass(ResultSet result, RowSink sink) throws SQLException, IOException {
    ResultSetMetaData head = result.getMetaData();
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= head.getColumnCount(); i++) {
      columns.add(new Column(head.getColumnName(i), head.getColumnTypeName(i)));
    }
    sink.begin(columns);
    while (result.next()) {
      List<JsonNode> values = new ArrayList<>(columns.size());
      for (int i = 1; i <= columns.size(); i++) {
        values.add(CellValue.of(result.getObject(i)));
      }
      sink.row(values);
    }
    sink.end();
  }

  private static LakeFile file(Path path, long rows) {
    try {
      return new LakeFile(path, rows, Files.size(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot size " + path, e);
    }
  }
}
