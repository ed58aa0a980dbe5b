package io.clicklake.registry.ddl;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The statement that makes a table in Athena, in its dialect of Hive's DDL. */
public final class AthenaTable {

  private AthenaTable() {}

  /** The statement, with the zone and the last day of the table told before it. */
  public static String create(LakeTable table) {
    StringJoiner parts = new StringJoiner(",\n");
    for (PartitionColumn part : table.layout().columns()) {
      parts.add(column(part.name(), part.type(), table.commentOf(part)));
    }
    StringJoiner properties = new StringJoiner(",\n");
    for (Map.Entry<String, String> one : table.properties().entrySet()) {
      properties.add(
          "  " + AthenaText.text(one.getKey()) + " = " + AthenaText.text(one.getValue()));
    }
    return until(table)
        + "CREATE EXTERNAL TABLE %s (\n%s\n)\n".formatted(name(table), columns(table.columns()))
        + (table.comment().isEmpty() ? "" : "COMMENT " + AthenaText.text(table.comment()) + "\n")
        + "PARTITIONED BY (\n%s\n)\n".formatted(parts)
        + "STORED AS PARQUET\n"
        + "LOCATION %s\n".formatted(AthenaText.text(table.location()))
        + "TBLPROPERTIES (\n%s\n);\n".formatted(properties);
  }

  static String name(LakeTable table) {
    return AthenaText.name(table.database()) + "." + AthenaText.name(table.name());
  }

  static String columns(List<LakeColumn> columns) {
    StringJoiner lines = new StringJoiner(",\n");
    for (LakeColumn column : columns) {
      lines.add(column(column.name(), column.typeInStatement(), column.comment()));
    }
    return lines.toString();
  }

  private static String column(String name, String type, String comment) {
    return "  "
        + AthenaText.name(name)
        + " "
        + type
        + (comment.isEmpty() ? "" : " COMMENT " + AthenaText.text(comment));
  }

  private static String until(LakeTable table) {
    StringBuilder lines = new StringBuilder();
    for (PartitionColumn part : table.layout().columns()) {
      if (part.projection() instanceof PartitionColumn.Year) {
        String key = "projection." + part.name() + ".range";
        String range = part.properties(table.range()).get(key);
        lines.append(
            """
            -- Files outside of the years %s are not seen. To move the range:
            -- ALTER TABLE %s SET TBLPROPERTIES ('%s' = '%s');
            """
                .formatted(String.valueOf(range).replace(",", " to "), name(table), key, range));
      }
    }
    return lines.toString();
  }
}
