package io.clicklake.connect.row;

import io.clicklake.connect.decode.BadRecordException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** An enum, written as its symbol. */
final class EnumNode extends Node {

  private final Layout.Leaf to;
  private final Schema written;

  /** The read symbol per written one; null where the read schema has none. */
  private final @Nullable Binary[] symbols;

  /**
   * Makes one.
   *
   * @param adjustments the number of the read symbol per written one; negative for none
   */
  EnumNode(Schema written, Layout.Leaf to, int[] adjustments) {
    List<String> read = to.schema().getEnumSymbols();
    this.to = to;
    this.written = written;
    this.symbols = new @Nullable Binary[adjustments.length];
    for (int i = 0; i < adjustments.length; i++) {
      if (adjustments[i] >= 0) {
        symbols[i] =
            Binary.fromConstantByteArray(Binary.fromString(read.get(adjustments[i])).getBytes());
      }
    }
  }

  @Override
  void scan(AvroCursor in) {
    int ordinal = in.readIndex(symbols.length, "symbol");
    if (symbols[ordinal] == null) {
      throw new BadRecordException(
          "field %s is %s, which enum %s has not as it is read, nor a default for it"
              .formatted(
                  to.path(), written.getEnumSymbols().get(ordinal), to.schema().getFullName()));
    }
  }

  @Override
  void write(AvroCursor in, ColumnWriter[] columns, int repetition) {
    columns[to.column()].write(symbol(in), repetition, to.definition());
  }

  private Binary symbol(AvroCursor in) {
    Binary symbol = symbols[(int) in.trustedLong()];
    if (symbol == null) {
      throw new IllegalStateException("field " + to.path() + " was not scanned");
    }
    return symbol;
  }

  @Override
  Object value(AvroCursor in) {
    return symbol(in).toStringUsingUTF8();
  }
}
