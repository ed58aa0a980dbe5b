package io.clicklake.registry.review;

import java.util.List;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** What a column, a field of a struct, an element or a map's value is to readers of the lake. */
public final class LakeType {

  private static final Set<String> SEEN =
      Set.of(
          "date",
          "decimal",
          "time-millis",
          "time-micros",
          "timestamp-millis",
          "timestamp-micros",
          "timestamp-nanos",
          "local-timestamp-millis",
          "local-timestamp-micros",
          "local-timestamp-nanos");

  private LakeType() {}

  /**
   * The name under which changes of a schema's type are measured: that of its logical type where it
   * has one that readers see, else of its Avro type. An enum and a uuid in a string are strings; a
   * union of null and one type is that type.
   */
  public static String of(Schema schema) {
    Schema present = present(schema);
    LogicalType logical = present.getLogicalType();
    if (logical != null && SEEN.contains(logical.getName())) {
      return logical.getName();
    }
    return switch (present.getType()) {
      case ENUM -> "string";
      default -> present.getType().getName();
    };
  }

  /** The one type of a union with null; any other schema itself. */
  public static Schema present(Schema schema) {
    if (schema.getType() != Schema.Type.UNION || !schema.isNullable()) {
      return schema;
    }
    List<Schema> branches =
        schema.getTypes().stream().filter(one -> one.getType() != Schema.Type.NULL).toList();
    return branches.size() == 1 ? branches.get(0) : schema;
  }
}
