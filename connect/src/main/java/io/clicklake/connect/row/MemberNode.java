package io.clicklake.connect.row;

import org.apache.parquet.column.ColumnWriter;
import org.jspecify.annotations.Nullable;

/** One type of a union that has several: its own columns get the value, the others null. */
final class MemberNode extends Node {

  private final Node member;
  private final NullNode before;
  private final NullNode after;

  MemberNode(Node member, Layout.Columns own, Layout.Choice to) {
    this.member = member;
    this.before =
        new NullNode(new Layout.Columns(to.columns().first(), own.first()), to.memberDefinition());
    this.after =
        new NullNode(new Layout.Columns(own.end(), to.columns().end()), to.memberDefinition());
  }

  @Override
  void scan(AvroCursor in) {
    member.scan(in);
  }

  @Override
  void write(AvroCursor in, ColumnWriter[] columns, int repetition) {
    before.write(in, columns, repetition);
    member.write(in, columns, repetition);
    after.write(in, columns, repetition);
  }

  @Override
  @Nullable Object value(AvroCursor in) {
    return member.value(in);
  }
}
