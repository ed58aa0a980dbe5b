package io.clicklake.connect.row;

import io.clicklake.connect.decode.BadRecordException;
import org.apache.avro.Schema;
import org.apache.parquet.column.ColumnWriter;

/** A value that was written and is not read: checked for its end only. */
final class Skipped extends Node {

  private final AvroCursorStep step;

  /** Moves past a value. */
  private interface AvroCursorStep {
    void past(AvroCursor in);
  }

  private Skipped(AvroCursorStep step) {
    this.step = step;
  }

  /** Skips a value of a schema that does not contain itself. */
  static Node of(Schema written) {
    return new Skipped(step(written));
  }

  private static AvroCursorStep step(Schema written) {
    return switch (written.getType()) {
      case NULL -> in -> {};
      case BOOLEAN -> AvroCursor::readBoolean;
      case INT -> AvroCursor::readInt;
      case LONG -> AvroCursor::readLong;
      case FLOAT -> in -> in.skip(Float.BYTES);
      case DOUBLE -> in -> in.skip(Double.BYTES);
      case FIXED -> in -> in.skip(written.getFixedSize());
      case STRING, BYTES -> in -> in.trustedSkip(in.readLength());
      case ENUM -> in -> in.readIndex(written.getEnumSymbols().size(), "symbol");
      case RECORD -> record(written);
      case UNION -> union(written);
      case ARRAY -> items(written.getElementType());
      case MAP -> entries(written.getValueType());
    };
  }

  private static AvroCursorStep record(Schema written) {
    AvroCursorStep[] fields =
        written.getFields().stream()
            .map(field -> step(field.schema()))
            .toArray(AvroCursorStep[]::new);
    return in -> {
      for (AvroCursorStep field : fields) {
        field.past(in);
      }
    };
  }

  private static AvroCursorStep union(Schema written) {
    AvroCursorStep[] branches =
        written.getTypes().stream().map(Skipped::step).toArray(AvroCursorStep[]::new);
    return in -> branches[in.readIndex(branches.length, "branch")].past(in);
  }

  private static AvroCursorStep items(Schema item) {
    if (SmallestSize.of(item) == 0) {
      return Skipped::countsOnly;
    }
    AvroCursorStep step = step(item);
    return in -> Blocks.scan(in, step::past);
  }

  /** Items of no bytes: there is nothing to walk over, however many they are. */
  private static void countsOnly(AvroCursor in) {
    for (long count = in.readLong(); count != 0; count = in.readLong()) {
      if (count < 0 && in.readLong() != 0) {
        throw new BadRecordException("a block of items without bytes has bytes");
      }
    }
  }

  private static AvroCursorStep entries(Schema value) {
    AvroCursorStep step = step(value);
    return in ->
        Blocks.scan(
            in,
            entry -> {
              entry.trustedSkip(entry.readLength());
              step.past(entry);
            });
  }

  @Override
  void scan(AvroCursor in) {
    step.past(in);
  }

  @Override
  void write(AvroCursor in, ColumnWriter[] columns, int repetition) {
    step.past(in);
  }
}
