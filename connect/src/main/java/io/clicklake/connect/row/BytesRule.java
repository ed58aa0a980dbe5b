package io.clicklake.connect.row;

import io.clicklake.connect.decode.BadRecordException;
import java.math.BigInteger;
import org.apache.avro.Schema;

/** Which byte strings a place of the read schema can hold. */
sealed interface BytesRule {

  /** Fails with the path's name unless the bytes can stand there. */
  void check(byte[] bytes, int start, int length, String path);

  static BytesRule of(Schema read) {
    if (read.getType() == Schema.Type.STRING) {
      return new Text();
    }
    Meaning meaning = Meaning.of(read);
    return meaning.name().equals("decimal") ? new Decimal(meaning.precision()) : new Any();
  }

  /** Bytes that stand for nothing. */
  record Any() implements BytesRule {
    @Override
    public void check(byte[] bytes, int start, int length, String path) {}
  }

  /** A reader of Parquet gives up the whole file where a string is no UTF-8. */
  record Text() implements BytesRule {
    @Override
    public void check(byte[] bytes, int start, int length, String path) {
      if (!Utf8.isWellFormed(bytes, start, length)) {
        throw new BadRecordException("field %s is a string that is no UTF-8".formatted(path));
      }
    }
  }

  /** A two's complement number, most significant byte first, of so many decimal digits. */
  record Decimal(int precision) implements BytesRule {
    @Override
    public void check(byte[] bytes, int start, int length, String path) {
      if (length == 0) {
        throw new BadRecordException("field %s is a decimal of no bytes".formatted(path));
      }
      BigInteger unscaled = new BigInteger(bytes, start, length);
      if (unscaled.abs().compareTo(BigInteger.TEN.pow(precision)) >= 0) {
        throw new BadRecordException(
            "field %s is a decimal of more than %d digits".formatted(path, precision));
      }
    }
  }
}
