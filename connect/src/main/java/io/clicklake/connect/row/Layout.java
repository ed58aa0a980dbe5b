package io.clicklake.connect.row;

import java.util.List;
import org.apache.avro.Schema;

/** Where the values of a schema lie among Parquet's columns, and at which levels. */
sealed interface Layout {

  Schema schema();

  /** Dotted names from the record down. */
  String path();

  /** The columns below, which hold a null together where the value is absent. */
  Columns columns();

  /**
   * Neighbouring columns.
   *
   * @param first number of the first one
   * @param end number after the last one
   */
  record Columns(int first, int end) {}

  /** A null type: it takes no column. */
  record Nothing(Schema schema, String path, Columns columns) implements Layout {}

  /**
   * One column.
   *
   * @param definition level of a value that is there
   */
  record Leaf(Schema schema, String path, int column, int definition) implements Layout {
    @Override
    public Columns columns() {
      return new Columns(column, column + 1);
    }
  }

  /** A record; its fields in the schema's order. */
  record Struct(Schema schema, String path, Columns columns, List<Layout> fields)
      implements Layout {}

  /**
   * An array.
   *
   * @param definition level of an empty one
   * @param repetition level of an item after the first
   */
  record Items(
      Schema schema, String path, Columns columns, int definition, int repetition, Layout item)
      implements Layout {}

  /**
   * A map; its keys take the first of its columns.
   *
   * @param definition level of an empty one
   * @param repetition level of an entry after the first
   */
  record Entries(
      Schema schema, String path, Columns columns, int definition, int repetition, Layout value)
      implements Layout {}

  /**
   * A union of null and one other type.
   *
   * @param definition level of a null
   */
  record Nullable(
      Schema schema, String path, Columns columns, int definition, int nullBranch, Layout value)
      implements Layout {}

  /**
   * Any other union: a group with an optional member per branch that is not null.
   *
   * @param definition level of a null, if the union has one
   * @param memberDefinition level of the members that are absent
   * @param branches per branch of the union; {@link Nothing} for null
   */
  record Choice(
      Schema schema,
      String path,
      Columns columns,
      int definition,
      int memberDefinition,
      List<Layout> branches)
      implements Layout {}
}
