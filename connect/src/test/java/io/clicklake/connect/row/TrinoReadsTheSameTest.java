package io.clicklake.connect.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.components.TrinoLake;
import io.clicklake.events.ClickEvent;
import io.clicklake.registry.ddl.AthenaView;
import io.clicklake.registry.ddl.DuckDbView;
import io.clicklake.registry.ddl.GlueTable;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of the sink under the tables and views of {@code schema ddl}, read by Trino, which Athena's
 * engine is built on. The tables are made of their Glue documents: Athena's statement for them is
 * in Hive's language, which Trino does not speak; its views are in Trino's own and are run as they
 * are.
 */
@EnabledIfSystemProperty(
    named = "clicklake.engines",
    matches = "true",
    disabledReason = "Trino is loaded and started with -Pengines alone")
class TrinoReadsTheSameTest {

  private static final Schema EVENT = ClickEvent.getClassSchema();
  private static final String DATABASE = "clicks";
  private static final String ONE_HOUR =
      " WHERE year = 2025 AND month = 5 AND day = 28 AND hour = 15";

  @TempDir static Path state;
  private static @Nullable TrinoLake started;

  @BeforeAll
  static void startTrino() {
    // Times are as precise as they are stored.
    started = TrinoLake.start(state, DATABASE, "hive.timestamp_precision=NANOSECONDS");
  }

  @AfterAll
  static void endTrino() {
    if (started != null) {
      started.close();
    }
  }

  private static TrinoLake lake() {
    return Objects.requireNonNull(started);
  }

  private static LakeTable table(Schema record, String name) {
    return LakeTable.of(
        record,
        DATABASE,
        name,
        "s3://lake/topics/" + name,
        PartitionLayout.HOURLY,
        ZoneOffset.UTC,
        new ProjectionRange(LocalDate.of(2025, 1, 1), LocalDate.of(2034, 12, 31)));
  }

  private static void define(LakeTable table) {
    lake().define(GlueTable.json(table), files(table.name()));
  }

  private static Path files(String topic) {
    return lake().directory().resolve("topics").resolve(topic);
  }

  private static List<List<String>> rows(String sql) {
    return lake().client().rows(sql);
  }

  private static void write(String topic, String hour, Schema schema, List<byte[]> values)
      throws IOException {
    Path file = RowFile.write(state, schema, schema, values);
    Path partition = files(topic).resolve(hour);
    Files.createDirectories(partition);
    Files.move(file, partition.resolve(file.getFileName()));
  }

  static List<TypeCase> types() {
    return TypeCase.all();
  }

  @ParameterizedTest
  @MethodSource("types")
  void aTypeIsReadAlikeAloneNullableInArraysMapsAndRecords(TypeCase type) throws Exception {
    String name = "type_" + types().indexOf(type);
    define(table(type.around(), name));
    write(name, "year=2025/month=05/day=28/hour=14", type.around(), type.encoded());
    String query =
        """
        SELECT typeof(plain), %s, %s, absent IS NULL, %s, items[2] IS NULL, cardinality(items), %s,
          element_at(entries, 'none') IS NULL, %s, cardinality(empty_)
        FROM %s WHERE year = 2025 AND month = 5 AND day = 28 AND hour = 14
        """
            .formatted(
                text(type, "plain"),
                text(type, "maybe"),
                text(type, "items[1]"),
                text(type, "entries['k']"),
                text(type, "inner_.v"),
                name);

    if (type.refusal().isPresent()) {
      assertThatThrownBy(() -> rows(query)).hasMessageContaining(type.refusal().get());
      return;
    }
    assertThat(rows(query))
        .isEqualTo(
            type.values().stream()
                .map(TypeCase.Value::trino)
                .map(
                    text ->
                        List.of(
                            type.trino(),
                            text,
                            text,
                            "true",
                            text,
                            "true",
                            "2",
                            text,
                            "true",
                            text,
                            "0"))
                .toList());
  }

  private static String text(TypeCase type, String value) {
    return switch (type.trino().replaceFirst("\\(.*", "")) {
      case "varbinary" -> "to_hex(" + value + ")";
      case "row" -> "json_format(CAST(" + value + " AS JSON))";
      default -> "CAST(" + value + " AS varchar)";
    };
  }

  @Test
  void theTableAndTheViewsOfClickEventsHaveTheRowsThatDuckDbHas() throws Exception {
    String topic = "clickstream";
    UUID twice = new UUID(1, 1);
    write(
        topic,
        "year=2025/month=05/day=28/hour=14",
        EVENT,
        List.of(
            event(twice, "2025-05-28T14:00:00Z", "2025-05-28T14:00:05Z"),
            event(twice, "2025-05-28T14:00:00Z", "2025-05-28T14:00:03Z"),
            event(new UUID(1, 2), "2025-05-28T14:59:59.999Z", "2025-05-28T15:00:00.001Z")));
    write(
        topic,
        "year=2025/month=05/day=28/hour=15",
        EVENT,
        List.of(
            event(twice, "2025-05-28T15:00:00Z", "2025-05-28T15:00:09Z"),
            event(new UUID(1, 3), "2025-05-28T15:00:00Z", "2025-05-28T15:00:01Z")));
    LakeTable table = table(EVENT, topic);
    define(table);
    for (AthenaView.Reach reach : AthenaView.Reach.values()) {
      rows(view(reach).create(table));
    }

    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute("SET timezone = 'UTC'");
      statement.execute("CREATE SCHEMA clicks");
      statement.execute("USE clicks");
      statement.execute(
          new DuckDbView(EVENT, PartitionLayout.HOURLY).create(topic, files(topic).toString()));
      for (AthenaView.Reach reach : AthenaView.Reach.values()) {
        statement.execute(view(reach).create(table));
      }
      Map<String, Integer> rows = Map.of(topic, 5, "once_table", 3, "once_partition", 4);
      for (Map.Entry<String, Integer> expected : rows.entrySet()) {
        List<List<String>> inTrino = rows(events(expected.getKey(), "CAST(%s AS timestamp(3))"));
        assertThat(inTrino).as(expected.getKey()).hasSize(expected.getValue());
        assertThat(inTrino)
            .as(expected.getKey())
            .isEqualTo(rows(statement, events(expected.getKey(), "%s::TIMESTAMP")));
        assertThat(rows("SELECT count(*) FROM clicks." + expected.getKey() + ONE_HOUR))
            .isEqualTo(
                rows(statement, "SELECT count(*) FROM clicks." + expected.getKey() + ONE_HOUR));
      }
    }
  }

  private static AthenaView view(AthenaView.Reach reach) {
    return new AthenaView(
        "once_" + reach.name().toLowerCase(Locale.ROOT), "event_id", "received_at", reach);
  }

  /** Columns of each kind that the contract has; times as milliseconds since 1970. */
  private static String events(String from, String timestamp) {
    return """
        SELECT event_id, event_type, %s, page_url, duration_ms, scroll_percentage, is_bot,
          properties['k'], year, month, day, hour
        FROM clicks.%s ORDER BY event_id, %s
        """
        .formatted(millis(timestamp, "received_at"), from, millis(timestamp, "received_at"));
  }

  private static String millis(String timestamp, String column) {
    return "date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00', %s)"
        .formatted(timestamp.formatted(column));
  }

  private static byte[] event(UUID id, String time, String received) {
    GenericData.Record event = new GenericData.Record(EVENT);
    event.put("event_id", id.toString());
    event.put(
        "event_type",
        new GenericData.EnumSymbol(EVENT.getField("event_type").schema(), "scroll_event"));
    event.put("event_time", Instant.parse(time).toEpochMilli());
    event.put("received_at", Instant.parse(received).toEpochMilli());
    event.put("page_url", "https://example.org/naïve?a=1");
    event.put("duration_ms", 1234L);
    event.put("scroll_percentage", 12.5);
    event.put("is_bot", false);
    event.put("properties", Map.of("k", "v"));
    return AvroBytes.encode(EVENT, event, false);
  }

  private static List<List<String>> rows(Statement statement, String sql) throws SQLException {
    try (ResultSet found = statement.executeQuery(sql)) {
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
}
