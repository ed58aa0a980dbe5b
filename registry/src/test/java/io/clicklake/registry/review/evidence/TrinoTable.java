package io.clicklake.registry.review.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.components.TrinoLake;
import io.clicklake.registry.ddl.GlueType;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.avro.Schema;

/**
 * A table over a directory {@code hour=…}, defined with Hive's types and Athena's table properties.
 *
 * @param columns a record whose fields are the table's columns
 */
record TrinoTable(TrinoLake lake, String name, Path data, Schema columns) {

  static final String OLD_HOUR = "00";
  static final String NEW_HOUR = "01";

  /** A table's partitions are projected, so that they have the table's columns. */
  void defineProjected() {
    ObjectNode table = glue(columns);
    table
        .putObject("parameters")
        .put("EXTERNAL", "TRUE")
        .put("projection.enabled", "true")
        .put("projection.hour.type", "enum")
        .put("projection.hour.values", OLD_HOUR + "," + NEW_HOUR);
    lake.define(table.toString(), data);
  }

  /** Both partitions are registered, the old one with columns of its own. */
  void defineRegistered(Schema oldColumns) {
    ObjectNode table = glue(columns);
    table.putObject("parameters").put("EXTERNAL", "TRUE");
    lake.define(table.toString(), data);
    lake.register(glue(oldColumns).toString(), data.resolve("hour=" + OLD_HOUR));
    lake.register(glue(columns).toString(), data.resolve("hour=" + NEW_HOUR));
  }

  private ObjectNode glue(Schema record) {
    ObjectNode glue = JsonNodeFactory.instance.objectNode();
    glue.put("name", name).put("location", "s3://evidence/" + name + "/");
    ArrayNode types = glue.putArray("columns");
    for (Schema.Field field : record.getFields()) {
      if (field.schema().getType() != Schema.Type.NULL) {
        types
            .addObject()
            .put("name", field.name().toLowerCase(Locale.ROOT))
            .put("type", GlueType.of(field.schema()));
      }
    }
    glue.putArray("partition_keys").addObject().put("name", "hour").put("type", "string");
    return glue;
  }
}
