package io.clicklake.connect.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each Avro type, with values at its edges, as DuckDB and parquet-avro read it. */
class ReadersSeeTheSameTest {

  @TempDir Path directory;

  static List<TypeCase> types() {
    return TypeCase.all();
  }

  @ParameterizedTest
  @MethodSource("types")
  void aTypeIsReadAlikeAloneNullableInArraysMapsAndRecords(TypeCase type) throws Exception {
    Schema schema = type.around();
    List<byte[]> values = type.encoded();

    Path file = RowFile.write(directory, schema, schema, values);

    assertThat(PlainValue.of(RowFile.read(file)))
        .isEqualTo(RowProperties.expected(schema, schema, values));
    assertThat(duckDb(file))
        .isEqualTo(
            type.values().stream()
                .map(TypeCase.Value::duckDb)
                .map(
                    text ->
                        Arrays.asList(
                            type.duckDb(),
                            type.duckDb(),
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

  private static List<List<String>> duckDb(Path file) throws SQLException {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute("SET timezone = 'UTC'");
      List<List<String>> rows = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery(
              """
              SELECT typeof(plain), typeof(items[1]), plain::VARCHAR, maybe::VARCHAR, absent IS NULL,
                items[1]::VARCHAR, items[2] IS NULL, len(items), entries['k']::VARCHAR,
                entries['none'] IS NULL, inner_.v::VARCHAR, len(empty_)
              FROM read_parquet('%s')
              """
                  .formatted(file))) {
        while (found.next()) {
          List<String> row = new ArrayList<>();
          for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
            row.add(found.getString(column));
          }
          rows.add(row);
        }
      }
      return rows;
    }
  }
}
