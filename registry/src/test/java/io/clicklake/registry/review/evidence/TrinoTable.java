package io.clicklake.registry.review.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.registry.ddl.GlueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * A table over a directory {@code hour=…}, defined in Trino's file metastore with Hive's types and
 * Athena's table properties.
 *
 * @param columns a record whose fields are the table's columns
 */
record TrinoTable(TrinoLake lake, String name, Path data, Schema columns) {

  static final String OLD_HOUR = "00";
  static final String NEW_HOUR = "01";
  private static final String DEFINITION = ".trinoSchema";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A table's partitions are projected, so that they have the table's columns. */
  void defineProjected() {
    define(
        Map.of(
            "EXTERNAL", "TRUE",
            "projection.enabled", "true",
            "projection.hour.type", "enum",
            "projection.hour.values", OLD_HOUR + "," + NEW_HOUR));
  }

  /** Both partitions are registered, the old one with columns of its own. */
  void defineRegistered(Schema oldColumns) {
    define(Map.of("EXTERNAL", "TRUE"));
    register(OLD_HOUR, oldColumns);
    register(NEW_HOUR, columns);
  }

  private void define(Map<String, String> parameters) {
    Map<String, Object> table = definition(columns, parameters);
    table.put("writerVersion", lake.version());
    table.put("owner", "evidence");
    table.put("tableType", "EXTERNAL_TABLE");
    table.put("dataColumns", table.remove("columns"));
    table.put("partitionColumns", List.of(column("hour", "string")));
    table.put("externalLocation", lake.server().location(data));
    write(lake.server().metastore().resolve(TrinoLake.SCHEMA).resolve(name), table);
  }

  private void register(String hour, Schema partitionColumns) {
    Map<String, Object> partition = definition(partitionColumns, Map.of());
    partition.put("externalLocation", lake.server().location(data.resolve("hour=" + hour)));
    write(
        lake.server().metastore().resolve(TrinoLake.SCHEMA).resolve(name).resolve("hour=" + hour),
        partition);
  }

  /** Makes the schema that tables are in. */
  static void defineSchema(TrinoLake lake) {
    write(
        lake.server().metastore(),
        "." + TrinoLake.SCHEMA + DEFINITION,
        Map.of(
            "writerVersion",
            lake.version(),
            "ownerName",
            "evidence",
            "ownerType",
            "USER",
            "parameters",
            Map.of()));
  }

  private static Map<String, Object> definition(Schema columns, Map<String, String> parameters) {
    List<Object> types = new ArrayList<>();
    for (Schema.Field field : columns.getFields()) {
      if (field.schema().getType() != Schema.Type.NULL) {
        types.add(column(field.name().toLowerCase(Locale.ROOT), GlueType.of(field.schema())));
      }
    }
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("columns", types);
    definition.put("parameters", parameters);
    definition.put("storageFormat", "PARQUET");
    definition.put("serdeParameters", Map.of());
    definition.put("columnStatistics", Map.of());
    return definition;
  }

  private static Object column(String name, String type) {
    return Map.of("name", name, "type", type, "properties", Map.of());
  }

  private static void write(Path directory, Object definition) {
    write(directory, DEFINITION, definition);
  }

  private static void write(Path directory, String file, Object definition) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(file), JSON.writeValueAsString(definition));
    } catch (IOException e) {
      throw new UncheckedIOException("defining a table in " + directory, e);
    }
  }
}
