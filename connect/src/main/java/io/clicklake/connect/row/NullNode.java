package io.clicklake.connect.row;

import org.apache.parquet.column.ColumnWriter;
import org.jspecify.annotations.Nullable;

/** No value, for all columns of a place together. Takes no bytes. */
final class NullNode extends Node {

  private final int first;
  private final int end;
  private final int definition;

  /**
   * Makes one.
   *
   * @param definition level down to which something is there
   */
  NullNode(Layout.Columns columns, int definition) {
    this.first = columns.first();
    this.end = columns.end();
    this.definition = definition;
  }

  @Override
  void scan(AvroCursor in) {}

  @Override
  void write(AvroCursor in, ColumnWriter[] columns, int repetition) {
    for (int i = first; i < end; i++) {
      columns[i].writeNull(repetition, definition);
    }
  }

  @Override
  @Nullable Object value(AvroCursor in) {
    return null;
  }
}
