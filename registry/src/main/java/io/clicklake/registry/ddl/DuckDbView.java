package io.clicklake.registry.ddl;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * The Parquet files of a topic as a view of DuckDB. Its columns are the schema's and the path's,
 * also where no file has them; files of several versions are read by column name.
 */
public final class DuckDbView {

  private final Schema record;
  private final List<PartitionColumn> parts;
  private final String filesBelow;

  /**
   * The view for records of a schema.
   *
   * @param layout of its columns those count whose directories are {@code name=value}
   * @throws TableRefusedException when there can be none
   */
  public DuckDbView(Schema record, PartitionLayout layout) {
    LakeColumn.of(record);
    this.record = record;
    this.parts = layout.columns().stream().filter(column -> !column.pathName().isEmpty()).toList();
    this.filesBelow = "/" + layout.pattern() + "/*.parquet";
  }

  /**
   * The statement that makes the view.
   *
   * @param location a directory or an address that DuckDB reads, such as {@code
   *     s3://lake/topics/clickstream}
   */
  public String create(String name, String location) {
    String root = location.replaceAll("/+$", "");
    return """
        CREATE OR REPLACE VIEW %s AS
        %s
        UNION ALL BY NAME
        SELECT * FROM %s;
        """
        .formatted(DuckDbText.identifier(name), noRows(), files(root + filesBelow));
  }

  /** Files as a table function, with the column {@code filename} on demand. */
  public String files(String pattern) {
    String types =
        parts.stream()
            .map(part -> DuckDbText.quoted(part.pathName()) + ": " + part.duckDbType())
            .collect(Collectors.joining(", ", "{", "}"));
    return parts.isEmpty()
        ? "read_parquet(%s, union_by_name = true)".formatted(DuckDbText.quoted(pattern))
        : "read_parquet(%s, hive_partitioning = true, union_by_name = true, hive_types = %s)"
            .formatted(DuckDbText.quoted(pattern), types);
  }

  /** A query with the view's columns and without rows. */
  public String noRows() {
    String columns =
        record.getFields().stream()
            .filter(field -> field.schema().getType() != Schema.Type.NULL)
            .map(field -> nothing(field.name(), DuckDbText.typeOf(field.schema())))
            .collect(Collectors.joining(",\n  "));
    String path =
        parts.stream()
            .map(part -> ",\n  " + nothing(part.pathName(), part.duckDbType()))
            .collect(Collectors.joining());
    return "SELECT\n  " + columns + path + "\nWHERE false";
  }

  private static String nothing(String column, String type) {
    return "CAST(NULL AS " + type + ") AS " + DuckDbText.identifier(column);
  }
}
