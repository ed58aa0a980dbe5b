package io.clicklake.registry.ddl;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/**
 * A table in Glue over the Parquet files of one topic.
 *
 * @param database in Glue
 * @param name in the database
 * @param location where the partitions' paths begin, such as {@code s3://lake/topics/clickstream/}
 * @param zone in which the sink counts the time of the paths
 * @param range what partitions there are
 * @param columns of the files
 * @param comment one line within Glue's 2,048 bytes; empty for none
 */
public record LakeTable(
    String database,
    String name,
    String location,
    PartitionLayout layout,
    ZoneId zone,
    ProjectionRange range,
    List<LakeColumn> columns,
    String comment) {

  private static final int LONGEST_COMMENT = 2_048;
  private static final Pattern DATABASE = Pattern.compile("[a-z0-9_-]{1,255}");
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,255}");

  public LakeTable {
    require("database", database, DATABASE, "lower case letters, digits, - and _");
    require("table", name, NAME, "lower case letters, digits and _");
    location = location.endsWith("/") ? location : location + "/";
    if (!location.matches("s3://[a-z0-9.-]+/[^\\p{Cntrl}]*")
        || location.contains("${")
        || location.indexOf("//", "s3://".length()) >= 0) {
      throw new TableRefusedException(
          "location %s is no place for a table; expected one such as s3://my-lake/topics/clickstream/"
              .formatted(location));
    }
    columns = List.copyOf(columns);
    comment = AthenaText.comment(comment, LONGEST_COMMENT);
    for (PartitionColumn part : layout.columns()) {
      requireFree(part, columns);
    }
  }

  /**
   * The table for records of a schema.
   *
   * @throws TableRefusedException when there can be none
   */
  public static LakeTable of(
      Schema record,
      String database,
      String name,
      String location,
      PartitionLayout layout,
      ZoneId zone,
      ProjectionRange range) {
    return new LakeTable(
        database,
        name,
        location,
        layout,
        zone,
        range,
        LakeColumn.of(record),
        Optional.ofNullable(record.getDoc()).orElse(""));
  }

  /** What a partition's column says of itself. */
  String commentOf(PartitionColumn part) {
    String meaning = part.meaning().replace('_', ' ');
    return "%s%s in the path, counted in %s."
        .formatted(
            meaning.substring(0, 1).toUpperCase(Locale.ROOT), meaning.substring(1), zone.getId());
  }

  /** The properties that make Athena find files by projection. */
  Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("classification", "parquet");
    properties.put("projection.enabled", "true");
    layout.columns().forEach(part -> properties.putAll(part.properties(range)));
    properties.put("storage.location.template", location + layout.template() + "/");
    return properties;
  }

  private static void require(String what, String name, Pattern pattern, String expected) {
    if (!pattern.matcher(name).matches()) {
      throw new TableRefusedException(
          "%s name %s is none that Athena holds; expected %s, at most 255"
              .formatted(what, name, expected));
    }
  }

  private static void requireFree(PartitionColumn part, List<LakeColumn> columns) {
    if (columns.stream().anyMatch(column -> column.name().equals(part.name()))) {
      throw new TableRefusedException(
          ("%s is a column of the files and of their path; give the path another name in"
                  + " path.format, or rename the field")
              .formatted(part.name()));
    }
  }
}
