package io.clicklake.connect.row;

import io.clicklake.connect.decode.BadRecordException;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** A map. One that has a key twice is refused: readers differ in which of the values they show. */
final class EntriesNode extends Node {

  private final Layout.Entries to;
  private final Node value;
  private final NullNode empty;
  private final MapKeys keys = new MapKeys();
  private final Blocks.Step entry = this::scanEntry;

  EntriesNode(Node value, Layout.Entries to) {
    this.to = to;
    this.value = value;
    this.empty = new NullNode(to.columns(), to.definition());
  }

  @Override
  void scan(AvroCursor in) {
    keys.clear();
    Blocks.scan(in, entry);
  }

  private void scanEntry(AvroCursor in) {
    int length = in.readLength();
    int start = in.position();
    if (!Utf8.isWellFormed(in.bytes(), start, length)) {
      throw new BadRecordException("a key of field %s is no UTF-8".formatted(to.path()));
    }
    if (!keys.add(in.bytes(), start, length)) {
      throw new BadRecordException(
          "field %s has key %s twice"
              .formatted(to.path(), new String(in.bytes(), start, length, StandardCharsets.UTF_8)));
    }
    in.trustedSkip(length);
    value.scan(in);
  }

  @Override
  void write(AvroCursor in, ColumnWriter[] columns, int first) {
    long count = Blocks.trustedCount(in);
    if (count == 0) {
      empty.write(in, columns, first);
      return;
    }
    ColumnWriter keyColumn = columns[to.columns().first()];
    int level = first;
    for (; count != 0; count = Blocks.trustedCount(in)) {
      for (long i = 0; i < count; i++) {
        int length = (int) in.trustedLong();
        keyColumn.write(
            Binary.fromReusedByteArray(in.bytes(), in.position(), length),
            level,
            to.definition() + 1);
        in.trustedSkip(length);
        value.write(in, columns, level);
        level = to.repetition();
      }
    }
  }
}
