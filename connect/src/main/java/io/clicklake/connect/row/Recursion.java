package io.clicklake.connect.row;

import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;

/** Records that contain themselves. */
final class Recursion {

  private Recursion() {}

  /**
   * Checks a schema.
   *
   * @throws UnsupportedSchemaException when it contains itself
   */
  static void refuse(Schema schema) {
    refuse(schema, new HashSet<>());
  }

  private static void refuse(Schema schema, Set<String> around) {
    switch (schema.getType()) {
      case RECORD -> {
        if (!around.add(schema.getFullName())) {
          throw new UnsupportedSchemaException(
              ("record %s contains itself: Parquet columns have a fixed depth; write the part that"
                      + " repeats as a JSON string")
                  .formatted(schema.getFullName()));
        }
        schema.getFields().forEach(field -> refuse(field.schema(), around));
        around.remove(schema.getFullName());
      }
      case ARRAY -> refuse(schema.getElementType(), around);
      case MAP -> refuse(schema.getValueType(), around);
      case UNION -> schema.getTypes().forEach(branch -> refuse(branch, around));
      default -> {}
    }
  }
}
