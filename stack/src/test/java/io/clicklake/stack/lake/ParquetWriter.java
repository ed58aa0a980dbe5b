package io.clicklake.stack.lake;

import io.clicklake.registry.ddl.DuckDbText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Puts Parquet files into a lake on disk, as the sink lays them out. */
public final class ParquetWriter {
  private ParquetWriter() {}

  /** Writes the rows of a query as the one file of an hour. */
  public static Path write(
      LakeDirectory lake, String topic, String hour, String name, String select)
      throws IOException, SQLException {
    Path directory = lake.root().resolve("topics").resolve(topic).resolve(hour);
    Files.createDirectories(directory);
    Path file = directory.resolve(name + ".zstd.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd)"
              .formatted(select, DuckDbText.quoted(file.toString())));
    }
    return file;
  }
}
