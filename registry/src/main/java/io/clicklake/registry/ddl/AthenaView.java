package io.clicklake.registry.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The view of a table in which each key has one row: the first by the column it is ordered by.
 *
 * @param name of the view, in the table's database
 * @param key the column that names an event, such as {@code event_id}
 * @param orderedBy the column whose smallest value is kept, such as {@code received_at}
 * @param reach where a key's rows are looked for
 */
public record AthenaView(String name, String key, String orderedBy, Reach reach) {

  private static final String ROW = "row_of_key";

  /** Where the rows of a key are looked for. */
  public enum Reach {
    /** Everywhere: exact, and every query reads the whole table. */
    TABLE,
    /**
     * In one partition: conditions on the partition's columns leave out files, and a key with rows
     * in two partitions keeps one in each.
     */
    PARTITION
  }

  /** The statement that makes the view, in Athena's and Trino's SQL. */
  public String create(LakeTable table) {
    List<String> parts = table.layout().columns().stream().map(PartitionColumn::name).toList();
    List<String> columns =
        Stream.concat(table.columns().stream().map(LakeColumn::name), parts.stream()).toList();
    require(table, columns, key);
    require(table, columns, orderedBy);
    if (columns.contains(ROW)) {
      throw new TableRefusedException(
          "column %s of %s has the name that the view needs; rename it"
              .formatted(ROW, table.name()));
    }
    if (name.equals(table.name()) || !name.matches("[a-z0-9_]{1,255}")) {
      throw new TableRefusedException(
          "view name %s cannot be taken; expected lower case letters, digits and _, and not the table's %s"
              .formatted(name, table.name()));
    }
    List<String> within = new ArrayList<>(List.of(key));
    if (reach == Reach.PARTITION) {
      within.addAll(parts);
    }
    return """
        %s
        CREATE OR REPLACE VIEW %s.%s AS
        SELECT
        %s
        FROM (
          SELECT *, row_number() OVER (PARTITION BY %s ORDER BY %s) AS %s
          FROM %s.%s
        )
        WHERE %s = 1;
        """
        .formatted(
            note(parts),
            AthenaText.queryName(table.database()),
            AthenaText.queryName(name),
            columns.stream()
                .map(column -> "  " + AthenaText.queryName(column))
                .collect(Collectors.joining(",\n")),
            within.stream().map(AthenaText::queryName).collect(Collectors.joining(", ")),
            AthenaText.queryName(orderedBy),
            ROW,
            AthenaText.queryName(table.database()),
            AthenaText.queryName(table.name()),
            ROW);
  }

  private String note(List<String> parts) {
    String columns = String.join(", ", parts);
    return reach == Reach.TABLE
        ? "-- Exact: every query reads the whole table, whatever it says of " + columns + "."
        : "-- Conditions on %s leave out files; an event in two partitions keeps a row in each."
            .formatted(columns);
  }

  private static void require(LakeTable table, List<String> columns, String column) {
    if (!columns.contains(column)) {
      throw new TableRefusedException(
          "%s has no column %s; there are %s"
              .formatted(table.name(), column, String.join(", ", columns)));
    }
  }
}
