package io.clicklake.connect.row;

import io.clicklake.connect.decode.BadRecordException;
import org.apache.avro.Schema;
import org.apache.parquet.column.ColumnWriter;

/** An int or long, read as int or long. */
final class WholeNumberNode extends Node {

  private final Layout.Leaf to;
  private final boolean writtenAsInt;
  private final boolean readAsInt;
  private final long min;
  private final long max;
  private final String expected;

  WholeNumberNode(Schema written, Layout.Leaf to) {
    Meaning.Bounds bounds = Meaning.of(to.schema()).bounds();
    this.to = to;
    this.readAsInt = to.schema().getType() == Schema.Type.INT;
    this.writtenAsInt = written.getType() == Schema.Type.INT;
    this.min = bounds.min();
    this.max = bounds.max();
    this.expected = bounds.description();
  }

  @Override
  void scan(AvroCursor in) {
    long value = writtenAsInt ? in.readInt() : in.readLong();
    if (value < min || value > max) {
      throw new BadRecordException(
          "field %s is %d, not %s (%d to %d)".formatted(to.path(), value, expected, min, max));
    }
  }

  @Override
  void write(AvroCursor in, ColumnWriter[] columns, int repetition) {
    ColumnWriter column = columns[to.column()];
    if (readAsInt) {
      column.write((int) in.trustedLong(), repetition, to.definition());
    } else {
      column.write(in.trustedLong(), repetition, to.definition());
    }
  }

  @Override
  Object value(AvroCursor in) {
    long value = in.trustedLong();
    return readAsInt ? (Object) (int) value : (Object) value;
  }
}
