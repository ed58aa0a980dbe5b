package io.clicklake.registry.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder has a schema, what else is asked for, and the statements expected of them: {@code
 * schema.avsc}, {@code old.avsc} where there is an older one, {@code table.properties} where the
 * table is not of hours in UTC.
 */
class StatementFixturesTest {

  private static final Path FOLDERS =
      Path.of(System.getProperty("clicklake.home"), "registry/src/test/resources/ddl");
  private static final String WRITE = "clicklake.fixtures.write";

  static Stream<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void theStatementsAreThoseOfTheFolder(Path folder) throws IOException {
    for (Map.Entry<String, String> statement : statements(folder).entrySet()) {
      Path expected = folder.resolve(statement.getKey());
      if (Boolean.getBoolean(WRITE)) {
        Files.writeString(expected, statement.getValue());
      }
      assertThat(statement.getValue()).as("%s", expected).isEqualTo(Files.readString(expected));
    }
  }

  private static Map<String, String> statements(Path folder) throws IOException {
    String name = String.valueOf(folder.getFileName()).replace('-', '_');
    Properties told = new Properties();
    if (Files.exists(folder.resolve("table.properties"))) {
      try (Reader text = Files.newBufferedReader(folder.resolve("table.properties"))) {
        told.load(text);
      }
    }
    Schema schema = schema(folder.resolve("schema.avsc"));
    PartitionLayout layout =
        told.containsKey("path.format")
            ? PartitionLayout.of(told.getProperty("path.format"))
            : PartitionLayout.HOURLY;
    LakeTable table =
        LakeTable.of(
            schema,
            "clicks",
            name,
            "s3://my-lake/topics/" + name,
            layout,
            ZoneId.of(told.getProperty("timezone", "UTC")),
            new ProjectionRange(LocalDate.of(2025, 3, 1), LocalDate.of(2034, 12, 31)));
    Map<String, String> statements = new LinkedHashMap<>();
    statements.put("athena.sql", AthenaTable.create(table));
    statements.put("glue.json", GlueTable.json(table));
    statements.put(
        "duckdb.sql", new DuckDbView(schema, layout).create(name, "s3://my-lake/topics/" + name));
    if (schema.getField("event_id") != null) {
      for (AthenaView.Reach reach : AthenaView.Reach.values()) {
        statements.put(
            "view-" + reach.name().toLowerCase(Locale.ROOT) + ".sql",
            new AthenaView(name + "_once", "event_id", "received_at", reach).create(table));
      }
    }
    if (Files.exists(folder.resolve("old.avsc"))) {
      List<LakeColumn> old = LakeColumn.of(schema(folder.resolve("old.avsc")));
      statements.put("alter.sql", AthenaAlteration.of(old, table));
    }
    return statements;
  }

  private static Schema schema(Path file) throws IOException {
    return new Schema.Parser().parse(Files.readString(file));
  }
}
