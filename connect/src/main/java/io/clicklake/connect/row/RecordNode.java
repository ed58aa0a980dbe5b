package io.clicklake.connect.row;

import java.util.List;
import org.apache.parquet.column.ColumnWriter;

/** The fields of a record in the order they were written, then those that were not written. */
final class RecordNode extends Node {

  private final Node[] fields;

  RecordNode(List<Node> fields) {
    this.fields = fields.toArray(Node[]::new);
  }

  @Override
  void scan(AvroCursor in) {
    for (Node field : fields) {
      field.scan(in);
    }
  }

  @Override
  void write(AvroCursor in, ColumnWriter[] columns, int repetition) {
    for (Node field : fields) {
      field.write(in, columns, repetition);
    }
  }
}
