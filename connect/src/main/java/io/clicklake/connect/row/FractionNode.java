package io.clicklake.connect.row;

import org.apache.avro.Schema;
import org.apache.parquet.column.ColumnWriter;

/** A number of any type, read as float or double. */
final class FractionNode extends Node {

  private final Schema.Type written;
  private final Layout.Leaf to;
  private final boolean readAsFloat;

  FractionNode(Schema written, Layout.Leaf to) {
    this.written = written.getType();
    this.to = to;
    this.readAsFloat = to.schema().getType() == Schema.Type.FLOAT;
  }

  @Override
  void scan(AvroCursor in) {
    switch (written) {
      case FLOAT -> in.skip(Float.BYTES);
      case DOUBLE -> in.skip(Double.BYTES);
      case INT -> in.readInt();
      default -> in.readLong();
    }
  }

  @Override
  void write(AvroCursor in, ColumnWriter[] columns, int repetition) {
    ColumnWriter column = columns[to.column()];
    if (readAsFloat) {
      column.write(asFloat(in), repetition, to.definition());
    } else {
      column.write(asDouble(in), repetition, to.definition());
    }
  }

  private float asFloat(AvroCursor in) {
    return written == Schema.Type.FLOAT ? in.trustedFloat() : (float) in.trustedLong();
  }

  private double asDouble(AvroCursor in) {
    return switch (written) {
      case DOUBLE -> in.trustedDouble();
      case FLOAT -> in.trustedFloat();
      default -> in.trustedLong();
    };
  }

  @Override
  Object value(AvroCursor in) {
    return readAsFloat ? (Object) asFloat(in) : (Object) asDouble(in);
  }
}
