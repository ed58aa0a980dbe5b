package io.clicklake.connect.row;

import org.apache.parquet.column.ColumnWriter;

/** A boolean. */
final class BooleanNode extends Node {

  private final Layout.Leaf to;

  BooleanNode(Layout.Leaf to) {
    this.to = to;
  }

  @Override
  void scan(AvroCursor in) {
    in.readBoolean();
  }

  @Override
  void write(AvroCursor in, ColumnWriter[] columns, int repetition) {
    columns[to.column()].write(in.trustedBoolean(), repetition, to.definition());
  }

  @Override
  Object value(AvroCursor in) {
    return in.trustedBoolean();
  }
}
