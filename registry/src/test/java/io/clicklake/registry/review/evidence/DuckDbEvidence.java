package io.clicklake.registry.review.evidence;

import io.clicklake.registry.review.Cell;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** What DuckDB makes of files of two versions read together with {@code union_by_name}. */
final class DuckDbEvidence implements AutoCloseable {

  private final Connection duckdb;

  DuckDbEvidence() {
    try {
      duckdb = DriverManager.getConnection("jdbc:duckdb:");
      try (Statement statement = duckdb.createStatement()) {
        statement.execute("SET TimeZone = 'UTC'");
        statement.execute("SET threads = 1");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot open DuckDB", e);
    }
  }

  static String version() {
    try (DuckDbEvidence evidence = new DuckDbEvidence()) {
      return evidence.duckdb.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What becomes of a part, whose column has the new version's name, in both rows. */
  Cell union(Versions versions, LakePath path) {
    List<DuckValue> values;
    try {
      values =
          query(
              "SELECT %s FROM read_parquet(['%s', '%s'], union_by_name=true, hive_partitioning=false)"
                  .formatted(
                      LakePath.quoted(path.column()), versions.oldFile(), versions.newFile()));
    } catch (SQLException refused) {
      return Cell.ERROR;
    }
    if (values.size() != 2) {
      return Cell.LOSES_ROWS;
    }
    return cell(values.get(0), versions.oldRow(), path, versions.newSchema())
        .or(cell(values.get(1), versions.newRow(), path, versions.oldSchema()));
  }

  private static Cell cell(DuckValue value, GenericRecord row, LakePath path, Schema other) {
    Optional<Schema.Field> read = ReadBack.field(other, path.column());
    Optional<Schema.Field> origin =
        ReadBack.field(row.getSchema(), path.column())
            .or(() -> read.flatMap(field -> ReadBack.counterpart(field, row.getSchema())));
    if (origin.isEmpty()) {
      return ReadBack.missing(value.plain(), read);
    }
    Schema from = origin.get().schema();
    return ReadBack.of(
        value.plain(),
        row.get(origin.get().pos()),
        from,
        value.schema(),
        read.map(Schema.Field::schema).orElse(from));
  }

  private List<DuckValue> query(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<DuckValue> values = new ArrayList<>();
      while (rows.next()) {
        values.add(DuckValue.of(rows.getObject(1)));
      }
      return values;
    }
  }

  @Override
  public void close() {
    try {
      duckdb.close();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot close DuckDB", e);
    }
  }
}
