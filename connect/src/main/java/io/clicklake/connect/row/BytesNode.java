package io.clicklake.connect.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** Strings and bytes, read as either, and fixed bytes. */
final class BytesNode extends Node {

  private final Layout.Leaf to;
  private final BytesRule rule;
  private final boolean readAsString;

  /** Length of fixed bytes; -1 where the length is written. */
  private final int fixed;

  /** Most significant bytes of a decimal that its column does not have; they repeat its sign. */
  private final int left;

  BytesNode(Layout.Leaf to) {
    Schema read = to.schema();
    this.to = to;
    this.rule = BytesRule.of(read);
    this.readAsString = read.getType() == Schema.Type.STRING;
    this.fixed = read.getType() == Schema.Type.FIXED ? read.getFixedSize() : -1;
    this.left = fixed < 0 ? 0 : fixed - NarrowDecimals.bytesInFile(read);
  }

  @Override
  void scan(AvroCursor in) {
    int length;
    if (fixed < 0) {
      length = in.readLength();
    } else {
      length = fixed;
      in.checkRemaining(fixed);
    }
    rule.check(in.bytes(), in.position(), length, to.path());
    in.trustedSkip(length);
  }

  @Override
  void write(AvroCursor in, ColumnWriter[] columns, int repetition) {
    int length = length(in);
    columns[to.column()].write(
        Binary.fromReusedByteArray(in.bytes(), in.position() + left, length - left),
        repetition,
        to.definition());
    in.trustedSkip(length);
  }

  private int length(AvroCursor in) {
    return fixed < 0 ? (int) in.trustedLong() : fixed;
  }

  @Override
  Object value(AvroCursor in) {
    int length = length(in);
    int start = in.position();
    return readAsString
        ? new String(in.bytes(), start, length, StandardCharsets.UTF_8)
        : Arrays.copyOfRange(in.bytes(), start, start + length);
  }
}
