package io.clicklake.connect.row;

import io.clicklake.connect.decode.BadRecordException;
import org.apache.parquet.column.ColumnWriter;

/** A branch of a written union that the read schema has no place for. */
final class RefusedNode extends Node {

  private final String reason;

  RefusedNode(String reason) {
    this.reason = reason;
  }

  @Override
  void scan(AvroCursor in) {
    throw new BadRecordException(reason);
  }

  @Override
  void write(AvroCursor in, ColumnWriter[] columns, int repetition) {
    throw new IllegalStateException(reason);
  }
}
