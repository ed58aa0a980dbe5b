package io.clicklake.connect.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.registry.ddl.AthenaView;
import io.clicklake.registry.ddl.DuckDbView;
import io.clicklake.registry.ddl.LakeTable;
import io.clicklake.registry.ddl.PartitionLayout;
import io.clicklake.registry.ddl.ProjectionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views of {@code schema ddl} over files of the sink, run by DuckDB. */
class LakeViewsTest {

  private static final Schema EVENT =
      new Schema.Parser()
          .parse(
              """
              {"type":"record","name":"Event","fields":[
                {"name":"event_id","type":"string"},
                {"name":"received_at","type":{"type":"long","logicalType":"timestamp-millis"}},
                {"name":"Order","type":["null","int"],"default":null}]}
              """);

  @TempDir Path directory;

  private static List<List<String>> rows(Connection duckDb, String sql) throws SQLException {
    try (Statement statement = duckDb.createStatement();
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

  private static void run(Connection duckDb, String sql) throws SQLException {
    try (Statement statement = duckDb.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection duckDb() throws SQLException {
    return DriverManager.getConnection("jdbc:duckdb:");
  }

  private static byte[] event(String id, long receivedAt, int order) {
    GenericData.Record event = new GenericData.Record(EVENT);
    event.put("event_id", id);
    event.put("received_at", receivedAt);
    event.put("Order", order);
    return AvroBytes.encode(EVENT, event, false);
  }

  private void write(String path, byte[]... events) throws IOException {
    Path file = RowFile.write(directory, EVENT, EVENT, List.of(events));
    Path hour = directory.resolve("t").resolve(path);
    Files.createDirectories(hour);
    Files.move(file, hour.resolve(file.getFileName()));
  }

  @Test
  void aColumnsTypeIsThatOfTheSinksFile() throws Exception {
    try (Connection duckDb = duckDb()) {
      for (int seed = 0; seed < 300; seed++) {
        RandomAvro avro = new RandomAvro(seed);
        Schema schema = avro.record();
        byte[] value = AvroBytes.encode(schema, Objects.requireNonNull(avro.value(schema)), false);
        Path file = RowFile.write(directory, schema, schema, List.of(value));
        DuckDbView view = new DuckDbView(schema, PartitionLayout.of("YYYY"));

        assertThat(types(duckDb, view.noRows()))
            .as("seed %d, %s", seed, schema)
            .isEqualTo(types(duckDb, "SELECT * FROM read_parquet('" + file + "')"));
        Files.delete(file);
      }
    }
  }

  private static List<List<String>> types(Connection duckDb, String query) throws SQLException {
    return rows(duckDb, "SELECT column_name, column_type FROM (DESCRIBE " + query + ")");
  }

  @Test
  void theViewHasTheFilesRowsAndThePathsColumns() throws Exception {
    write("year=2025/month=05/day=28/hour=08", event("a", 1, 7), event("b", 2, 8));
    write("year=2025/month=05/day=28/hour=09", event("c", 3, 9));
    try (Connection duckDb = duckDb()) {
      run(
          duckDb,
          new DuckDbView(EVENT, PartitionLayout.HOURLY)
              .create("it's \"t\"", directory.resolve("t") + "/"));

      assertThat(
              rows(
                  duckDb,
                  "SELECT event_id, \"Order\", year, month, day, hour FROM \"it's \"\"t\"\"\" WHERE hour = 8"
                      + " ORDER BY ALL"))
          .containsExactly(
              List.of("a", "7", "2025", "5", "28", "8"), List.of("b", "8", "2025", "5", "28", "8"));
    }
  }

  @Test
  void anEventThatCameTwiceHasOneRowThatOfItsFirstReceipt() throws Exception {
    write("dt=2025-05-28", event("a", 5, 1), event("a", 3, 2), event("b", 4, 3));
    write("dt=2025-05-29", event("a", 4, 4));
    PartitionLayout daily = PartitionLayout.of("'dt'=YYYY-MM-dd");
    LakeTable table =
        LakeTable.of(
            EVENT,
            "clicks",
            "events",
            "s3://lake/topics/t",
            daily,
            ZoneOffset.UTC,
            new ProjectionRange(LocalDate.of(2025, 1, 1), LocalDate.of(2034, 12, 31)));
    try (Connection duckDb = duckDb()) {
      run(duckDb, "CREATE SCHEMA clicks");
      run(duckDb, "USE clicks");
      run(duckDb, new DuckDbView(EVENT, daily).create("events", directory.resolve("t").toString()));
      for (AthenaView.Reach reach : AthenaView.Reach.values()) {
        run(
            duckDb,
            new AthenaView(
                    "once_" + reach.name().toLowerCase(Locale.ROOT),
                    "event_id",
                    "received_at",
                    reach)
                .create(table));
      }

      assertThat(rows(duckDb, "SELECT event_id, \"order\", dt FROM once_table ORDER BY ALL"))
          .containsExactly(List.of("a", "2", "2025-05-28"), List.of("b", "3", "2025-05-28"));
      assertThat(rows(duckDb, "SELECT event_id, \"order\", dt FROM once_partition ORDER BY ALL"))
          .containsExactly(
              List.of("a", "2", "2025-05-28"),
              List.of("a", "4", "2025-05-29"),
              List.of("b", "3", "2025-05-28"));
    }
  }
}
