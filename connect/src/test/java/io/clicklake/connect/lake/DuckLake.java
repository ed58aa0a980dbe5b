package io.clicklake.connect.lake;

import io.clicklake.connect.store.InMemoryObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads what the sink wrote with a reader that is not ours. */
public final class DuckLake implements AutoCloseable {

  private final Path directory;
  private final Connection duckdb;

  public DuckLake(Path directory) {
    this.directory = directory;
    try {
      this.duckdb = DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lays the Parquet objects of a bucket out as files, in place of those of a call before. */
  public List<Path> layOut(InMemoryObjectStore store) {
    try {
      Path root = Files.createTempDirectory(directory, "lake");
      List<Path> files = new ArrayList<>();
      for (String key : store.keys("")) {
        if (key.endsWith(".parquet")) {
          Path file = root.resolve(key);
          Files.createDirectories(file.getParent());
          Files.write(file, store.read(key).orElseThrow().body());
          files.add(file);
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of a query; {@code $lake} stands for the Parquet files. */
  public List<List<Object>> query(List<Path> files, String sql) {
    String list = String.join(", ", files.stream().map(file -> "'" + file + "'").toList());
    String lake = "read_parquet([" + list + "], hive_partitioning=false, union_by_name=true)";
    try (Statement statement = duckdb.createStatement();
        ResultSet rows = statement.executeQuery(sql.replace("$lake", lake))) {
      List<List<Object>> result = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<Object> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(rows.getObject(column));
        }
        result.add(row);
      }
      return result;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    try {
      duckdb.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
