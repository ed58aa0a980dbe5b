package io.clicklake.connect.row;

import io.clicklake.connect.decode.BadRecordException;
import java.util.List;
import org.apache.avro.Schema;

/** A dotted path through records, for example {@code meta.time}. */
final class FieldPath {

  private FieldPath() {}

  /**
   * Schema of the field, without null.
   *
   * @throws BadRecordException when there is none, or it has no single value
   */
  static Schema schema(Schema record, String path) {
    Schema at = record;
    for (String name : path.split("\\.", -1)) {
      Schema.Field field = at.getType() == Schema.Type.RECORD ? at.getField(name) : null;
      if (field == null) {
        throw new BadRecordException(
            "record %s has no field %s; set the field to one it has: %s"
                .formatted(
                    record.getFullName(),
                    path,
                    record.getFields().stream().map(Schema.Field::name).toList()));
      }
      at = withoutNull(field.schema());
    }
    if (!isSingle(at)) {
      throw new BadRecordException(
          "field %s of record %s is %s, not a single value"
              .formatted(path, record.getFullName(), at.getType().getName()));
    }
    return at;
  }

  private static Schema withoutNull(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    List<Schema> types =
        schema.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    return types.size() == 1 ? types.get(0) : schema;
  }

  private static boolean isSingle(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ARRAY, MAP, UNION, NULL -> false;
      default -> true;
    };
  }
}
