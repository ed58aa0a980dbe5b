package io.clicklake.connect.row;

import org.apache.parquet.column.ColumnWriter;

/** An array. */
final class ItemsNode extends Node {

  private final Node item;
  private final Blocks.Step scanItem;
  private final int repetition;
  private final NullNode empty;

  ItemsNode(Node item, Layout.Items to) {
    this.item = item;
    this.scanItem = item::scan;
    this.repetition = to.repetition();
    this.empty = new NullNode(to.columns(), to.definition());
  }

  @Override
  void scan(AvroCursor in) {
    Blocks.scan(in, scanItem);
  }

  @Override
  void write(AvroCursor in, ColumnWriter[] columns, int first) {
    long count = Blocks.trustedCount(in);
    if (count == 0) {
      empty.write(in, columns, first);
      return;
    }
    int level = first;
    for (; count != 0; count = Blocks.trustedCount(in)) {
      for (long i = 0; i < count; i++) {
        item.write(in, columns, level);
        level = repetition;
      }
    }
  }
}
