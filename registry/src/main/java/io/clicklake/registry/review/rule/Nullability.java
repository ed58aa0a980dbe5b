package io.clicklake.registry.review.rule;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Unions with null, apart and together. */
final class Nullability {

  private static final Schema NULL = Schema.create(Schema.Type.NULL);

  private Nullability() {}

  /** The schema without null: its one other type, or the union of the others. */
  static Schema without(Schema schema) {
    if (!hasNull(schema)) {
      return schema;
    }
    List<Schema> others =
        schema.getTypes().stream().filter(one -> one.getType() != Schema.Type.NULL).toList();
    return switch (others.size()) {
      case 0 -> NULL;
      case 1 -> others.get(0);
      default -> Schema.createUnion(others);
    };
  }

  /** The schema, or null. */
  static Schema with(Schema schema) {
    if (schema.isNullable()) {
      return schema;
    }
    List<Schema> branches = new ArrayList<>(List.of(NULL));
    branches.addAll(schema.getType() == Schema.Type.UNION ? schema.getTypes() : List.of(schema));
    return Schema.createUnion(branches);
  }

  /** Whether it is a union that has null among others. */
  static boolean hasNull(Schema schema) {
    return schema.getType() == Schema.Type.UNION && schema.isNullable();
  }
}
