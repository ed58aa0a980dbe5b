package io.clicklake.connect.row;

import org.apache.parquet.column.ColumnWriter;
import org.jspecify.annotations.Nullable;

/**
 * How one place of the written schema becomes values of Parquet columns. Stateless but for what
 * {@link WantedField} remembers.
 */
abstract class Node {

  /**
   * Checks the value at the cursor and moves past it.
   *
   * @throws io.clicklake.connect.decode.BadRecordException when the bytes are no such value, or one
   *     that readers of Parquet cannot hold
   */
  abstract void scan(AvroCursor in);

  /**
   * Writes a value that was scanned, and moves past it. Every column below gets at least one value
   * or null.
   *
   * @param columns of the whole row
   * @param repetition level of the first value
   */
  abstract void write(AvroCursor in, ColumnWriter[] columns, int repetition);

  /** A value that was scanned, as {@link Row#field} tells it. */
  @Nullable Object value(AvroCursor in) {
    throw new IllegalStateException(getClass().getSimpleName() + " has no single value");
  }
}
