package io.clicklake.benchmarks.lake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Reads Parquet with DuckDB, which shares no code with the sink. Used by one thread. */
public final class LakeReader implements AutoCloseable {

  private final Connection duckdb;

  /** A reader with a database in memory. */
  public LakeReader() {
    try {
      this.duckdb = DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not start", e);
    }
  }

  /**
   * Rows and distinct events.
   *
   * @param rows in all files
   * @param distinct different values of {@code event_id}
   */
  public record Count(long rows, long distinct) {}

  /** Counts what the files hold. */
  public Count count(DataFiles files) {
    if (files.count() == 0) {
      return new Count(0, 0);
    }
    try (Statement statement = duckdb.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*), count(DISTINCT event_id) FROM read_parquet("
                    + list(files, files.bytesByKey().keySet())
                    + ", hive_partitioning=false, union_by_name=true)")) {
      rows.next();
      return new Count(rows.getLong(1), rows.getLong(2));
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB cannot read the lake in " + files.bucket(), e);
    }
  }

  /** Rows of each of these files, as their footers say. */
  public Map<String, Long> rowsByKey(DataFiles files, Collection<String> keys) {
    Map<String, Long> found = new TreeMap<>();
    if (keys.isEmpty()) {
      return found;
    }
    try (Statement statement = duckdb.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT file_name, num_rows FROM parquet_file_metadata("
                    + list(files, keys)
                    + ")")) {
      while (rows.next()) {
        String key = files.bucket().relativize(java.nio.file.Path.of(rows.getString(1))).toString();
        found.put(key, rows.getLong(2));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB cannot read footers in " + files.bucket(), e);
    }
  }

  private static String list(DataFiles files, Collection<String> keys) {
    StringBuilder list = new StringBuilder("[");
    for (String key : keys) {
      list.append(list.length() > 1 ? ", " : "")
          .append('\'')
          .append(files.path(key).toString().replace("'", "''"))
          .append('\'');
    }
    return list.append(']').toString();
  }

  @Override
  public void close() {
    try {
      duckdb.close();
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not end", e);
    }
  }
}
