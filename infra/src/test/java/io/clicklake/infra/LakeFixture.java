package io.clicklake.infra;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectedEvent;
import io.clicklake.registry.ddl.DuckDbText;
import io.clicklake.registry.ddl.DuckDbView;
import io.clicklake.registry.ddl.PartitionLayout;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A small lake: rows of the test's resources as Parquet files below paths such as the sink's.
 *
 * @param table of the catalog
 * @param topic whose directory it is
 * @param time the column that a row's path is made of
 */
record LakeFixture(String table, String topic, Schema schema, String time) {

  static final List<LakeFixture> ALL =
      List.of(
          new LakeFixture("click_events", "clickstream", ClickEvent.getClassSchema(), "event_time"),
          new LakeFixture(
              "rejected_events",
              "clickstream.rejected",
              RejectedEvent.getClassSchema(),
              "received_at"));

  /** Writes the files and returns their directory below {@code topics}. */
  Path writeTo(Path topics, DuckDb writer) throws SQLException {
    Path rows = TerraformFiles.HOME.resolve("infra/src/test/resources/lake/" + table + ".json");
    Path files = topics.resolve(topic);
    writer.run("CREATE TABLE rows_of_%s AS %s".formatted(table, columns().noRows()));
    writer.run(
        "INSERT INTO rows_of_%s BY NAME SELECT * FROM read_json(%s, format = 'newline_delimited')"
            .formatted(table, DuckDbText.quoted(rows.toString())));
    writer.run(
        """
        COPY (
          SELECT * EXCLUDE (year, month, day, hour),
            strftime(%1$s, '%%Y') AS year, strftime(%1$s, '%%m') AS month,
            strftime(%1$s, '%%d') AS day, strftime(%1$s, '%%H') AS hour
          FROM rows_of_%2$s)
        TO %3$s (FORMAT parquet, PARTITION_BY (year, month, day, hour))"""
            .formatted(time, table, DuckDbText.quoted(files.toString())));
    return files;
  }

  /** The view of the files, under the table's name. */
  String view(Path files) {
    return columns().create(table, files.toString());
  }

  private DuckDbView columns() {
    return new DuckDbView(schema, PartitionLayout.HOURLY);
  }
}
