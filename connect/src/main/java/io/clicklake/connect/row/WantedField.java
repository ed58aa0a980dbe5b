package io.clicklake.connect.row;

import org.apache.avro.Schema;
import org.apache.parquet.column.ColumnWriter;
import org.jspecify.annotations.Nullable;

/** Where the value of a wanted field was seen last. */
final class WantedField {

  private final Schema schema;
  private final AvroCursor cursor = new AvroCursor();
  private @Nullable Node node;
  private byte[] bytes = {};
  private int position;

  WantedField(Schema schema) {
    this.schema = schema;
  }

  Schema schema() {
    return schema;
  }

  /** Before a scan: a field within a record that is null is not seen. */
  void forget() {
    node = null;
  }

  @Nullable Object value() {
    return node == null ? null : node.value(cursor.over(bytes, position, bytes.length - position));
  }

  /** The same node, seen by this field. */
  Node watch(Node watched) {
    return new Watched(watched);
  }

  private final class Watched extends Node {

    private final Node watched;

    Watched(Node watched) {
      this.watched = watched;
    }

    @Override
    void scan(AvroCursor in) {
      node = watched;
      bytes = in.bytes();
      position = in.position();
      watched.scan(in);
    }

    @Override
    void write(AvroCursor in, ColumnWriter[] columns, int repetition) {
      watched.write(in, columns, repetition);
    }

    @Override
    @Nullable Object value(AvroCursor in) {
      return watched.value(in);
    }
  }
}
