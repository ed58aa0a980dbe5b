package io.clicklake.infra;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** DuckDB in memory, times in UTC, with the functions of Athena that it calls by other names. */
final class DuckDb implements SqlEngine, AutoCloseable {

  private static final List<String> AS_ATHENA =
      List.of(
          "SET TimeZone = 'UTC'",
          "CREATE MACRO approx_percentile(x, p) AS quantile_disc(x, p)",
          "CREATE MACRO regexp_like(text, pattern) AS regexp_matches(text, pattern)",
          "CREATE MACRO url_extract_host(url) AS nullif(regexp_extract(url, '^[a-z]+://([^/:?#]+)', 1), '')");

  private final Connection connection;

  DuckDb() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    for (String statement : AS_ATHENA) {
      run(statement);
    }
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public List<List<String>> rows(String query) {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getObject(i)));
        }
        rows.add(row);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB refuses " + query, e);
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
