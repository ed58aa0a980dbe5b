package io.clicklake.connect.row;

import org.apache.parquet.column.ColumnWriter;
import org.jspecify.annotations.Nullable;

/** The default of a field that was not written, kept as Avro bytes of the read schema. */
final class DefaultNode extends Node {

  private final byte[] encoded;
  private final Node node;
  private final AvroCursor own = new AvroCursor();

  /**
   * Makes one.
   *
   * @param node from the read schema to itself
   */
  DefaultNode(byte[] encoded, Node node) {
    this.encoded = encoded;
    this.node = node;
  }

  @Override
  void scan(AvroCursor in) {
    node.scan(fromStart());
  }

  @Override
  void write(AvroCursor in, ColumnWriter[] columns, int repetition) {
    node.write(fromStart(), columns, repetition);
  }

  @Override
  @Nullable Object value(AvroCursor in) {
    return node.value(fromStart());
  }

  private AvroCursor fromStart() {
    return own.over(encoded, 0, encoded.length);
  }
}
