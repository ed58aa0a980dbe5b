package io.clicklake.registry.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What brings a table of an older schema to a newer one in Athena.
 *
 * <p>Athena adds columns, but none of type date, and changes or drops none in a table over Parquet
 * (<a href="https://docs.aws.amazon.com/athena/latest/ug/alter-table-add-columns.html">ADD
 * COLUMNS</a>, <a
 * href="https://docs.aws.amazon.com/athena/latest/ug/alter-table-replace-columns.html">REPLACE
 * COLUMNS</a>). What it cannot do is said in a comment with the way round.
 */
public final class AthenaAlteration {

  private static final String WAY_ROUND =
      """
      -- Way round: give Glue the columns of `schema ddl --format glue` (Terraform, or aws glue
      -- update-table), or DROP TABLE and run `schema ddl --format athena`: the files stay, and
      -- projected partitions are there at once.
      """;

  private AthenaAlteration() {}

  /** Statements and comments; a comment alone where the tables are alike. */
  public static String of(List<LakeColumn> old, LakeTable table) {
    Map<String, LakeColumn> before = new LinkedHashMap<>();
    old.forEach(column -> before.put(column.name(), column));
    List<LakeColumn> added = new ArrayList<>();
    StringBuilder notes = new StringBuilder();
    boolean round = false;
    for (LakeColumn column : table.columns()) {
      LakeColumn was = before.remove(column.name());
      if (was == null && !column.type().equals("date")) {
        added.add(column);
      } else if (was == null) {
        round = true;
        notes.append(
            "-- Column %s is a date, which ADD COLUMNS does not add.%n".formatted(column.name()));
      } else if (!was.type().equals(column.type())) {
        round = true;
        notes.append(
            "-- Column %s was %s and is %s; Athena changes no types. Ask `schema review` first: old files may read wrong.%n"
                .formatted(was.name(), was.type(), column.type()));
      }
    }
    for (LakeColumn gone : before.values()) {
      notes.append(
          "-- Column %s has no field any more. It may stay: old files have it, new ones read NULL.%n"
              .formatted(gone.name()));
    }
    String statement =
        added.isEmpty()
            ? ""
            : "ALTER TABLE %s ADD COLUMNS (\n%s\n);\n"
                .formatted(AthenaTable.name(table), AthenaTable.columns(added));
    String all = statement + notes + (round ? WAY_ROUND : "");
    return all.isEmpty() ? "-- Nothing to alter: the columns are the same.\n" : all;
  }
}
