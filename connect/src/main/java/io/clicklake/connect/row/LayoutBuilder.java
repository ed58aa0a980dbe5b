package io.clicklake.connect.row;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Counts the columns of a schema in the order in which {@link ParquetSchema} names them. */
final class LayoutBuilder {

  private int columns;

  private LayoutBuilder() {}

  /** The layout of a record that {@link ParquetSchema} takes. */
  static Layout.Struct of(Schema record) {
    return new LayoutBuilder().struct(record, "", 0, 0);
  }

  private Layout layout(Schema schema, String path, int definition, int repetition) {
    return switch (schema.getType()) {
      case RECORD -> struct(schema, path, definition, repetition);
      case UNION -> union(schema, path, definition, repetition);
      case ARRAY -> {
        int first = columns;
        Layout item = layout(schema.getElementType(), path + "[]", definition + 1, repetition + 1);
        yield new Layout.Items(schema, path, since(first), definition, repetition + 1, item);
      }
      case MAP -> {
        int first = columns++;
        Layout value = layout(schema.getValueType(), path + "{}", definition + 1, repetition + 1);
        yield new Layout.Entries(schema, path, since(first), definition, repetition + 1, value);
      }
      case NULL -> new Layout.Nothing(schema, path, since(columns));
      default -> new Layout.Leaf(schema, path, columns++, definition);
    };
  }

  private Layout.Struct struct(Schema schema, String path, int definition, int repetition) {
    int first = columns;
    List<Layout> fields = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      String fieldPath = path.isEmpty() ? field.name() : path + "." + field.name();
      fields.add(layout(field.schema(), fieldPath, definition, repetition));
    }
    return new Layout.Struct(schema, path, since(first), List.copyOf(fields));
  }

  private Layout union(Schema schema, String path, int definition, int repetition) {
    int first = columns;
    int inner = definition + (schema.isNullable() ? 1 : 0);
    List<Schema> types = schema.getTypes();
    if (schema.isNullable() && types.size() == 2) {
      int nullBranch = types.get(0).getType() == Schema.Type.NULL ? 0 : 1;
      Layout value = layout(types.get(1 - nullBranch), path, inner, repetition);
      return new Layout.Nullable(schema, path, since(first), definition, nullBranch, value);
    }
    List<Layout> branches = new ArrayList<>();
    for (Schema branch : types) {
      branches.add(layout(branch, path, inner + 1, repetition));
    }
    return new Layout.Choice(schema, path, since(first), definition, inner, List.copyOf(branches));
  }

  private Layout.Columns since(int first) {
    return new Layout.Columns(first, columns);
  }
}
