package io.clicklake.registry.ddl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A table as JSON, for Terraform's {@code aws_glue_catalog_table} or Glue's own API.
 *
 * <pre>{@code
 * {"database": …, "name": …, "description": …, "location": …,
 *  "input_format": …, "output_format": …, "serde": …,
 *  "columns":        [{"name": …, "type": …, "comment": …}],
 *  "partition_keys": [{"name": …, "type": …, "comment": …}],
 *  "parameters":     {"classification": "parquet", "projection.enabled": "true", …}}
 * }</pre>
 */
public final class GlueTable {

  private static final String FORMATS = "org.apache.hadoop.hive.ql.io.parquet.";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private GlueTable() {}

  /** The document, with a line feed at its end. */
  public static String json(LakeTable table) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("database", table.database());
    document.put("name", table.name());
    document.put("description", table.comment());
    document.put("location", table.location());
    document.put("input_format", FORMATS + "MapredParquetInputFormat");
    document.put("output_format", FORMATS + "MapredParquetOutputFormat");
    document.put("serde", FORMATS + "serde.ParquetHiveSerDe");
    ArrayNode columns = document.putArray("columns");
    for (LakeColumn column : table.columns()) {
      add(columns, column.name(), column.type(), column.comment());
    }
    ArrayNode keys = document.putArray("partition_keys");
    for (PartitionColumn part : table.layout().columns()) {
      add(keys, part.name(), part.type(), table.commentOf(part));
    }
    ObjectNode parameters = document.putObject("parameters");
    parameters.put("EXTERNAL", "TRUE");
    table.properties().forEach(parameters::put);
    try {
      return JSON.writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts cannot be written as JSON", e);
    }
  }

  private static void add(ArrayNode columns, String name, String type, String comment) {
    columns.addObject().put("name", name).put("type", type).put("comment", comment);
  }
}
