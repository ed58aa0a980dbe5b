package io.clicklake.connect.row;

import java.util.List;
import org.apache.parquet.column.ColumnWriter;
import org.jspecify.annotations.Nullable;

/** A union as it was written: the number of a branch, and its value. */
final class BranchesNode extends Node {

  private final Node[] branches;

  BranchesNode(List<Node> branches) {
    this.branches = branches.toArray(Node[]::new);
  }

  @Override
  void scan(AvroCursor in) {
    branches[in.readIndex(branches.length, "branch")].scan(in);
  }

  @Override
  void write(AvroCursor in, ColumnWriter[] columns, int repetition) {
    branches[(int) in.trustedLong()].write(in, columns, repetition);
  }

  @Override
  @Nullable Object value(AvroCursor in) {
    return branches[(int) in.trustedLong()].value(in);
  }
}
