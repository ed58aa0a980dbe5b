package io.clicklake.connect.row;

import io.clicklake.connect.decode.BadRecordException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A position in Avro's binary encoding. The {@code check…} and {@code read…} methods never leave
 * the value, whatever its bytes say; the {@code trusted…} ones are for a value that was scanned.
 */
final class AvroCursor {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = {};
  private int position;
  private int limit;

  AvroCursor over(byte[] bytes, int start, int length) {
    this.bytes = bytes;
    this.position = start;
    this.limit = start + length;
    return this;
  }

  byte[] bytes() {
    return bytes;
  }

  int position() {
    return position;
  }

  int remaining() {
    return limit - position;
  }

  /** Moves past bytes that are there. */
  void trustedSkip(int length) {
    position += length;
  }

  /** A zigzag number of at most ten bytes. */
  long readLong() {
    if (position < limit) {
      byte first = bytes[position];
      if (first >= 0) {
        position++;
        return zigzag(first);
      }
    }
    return readLongLong();
  }

  private long readLongLong() {
    long raw = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (position == limit) {
        throw ended();
      }
      byte next = bytes[position++];
      raw |= (next & 0x7FL) << shift;
      if (next >= 0) {
        if (shift == 63 && next > 1) {
          break;
        }
        return zigzag(raw);
      }
    }
    throw new BadRecordException("a number of more than 64 bits at byte " + position);
  }

  /** A zigzag number of at most five bytes. */
  int readInt() {
    int start = position;
    long value = readLong();
    if (position - start > 5 || value != (int) value) {
      throw new BadRecordException("a number of more than 32 bits at byte " + start);
    }
    return (int) value;
  }

  /** A zigzag number whose end is known to be there. */
  long trustedLong() {
    byte next = bytes[position++];
    if (next >= 0) {
      return zigzag(next);
    }
    long raw = next & 0x7F;
    int shift = 7;
    do {
      next = bytes[position++];
      raw |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return zigzag(raw);
  }

  private static long zigzag(long raw) {
    return (raw >>> 1) ^ -(raw & 1);
  }

  /** The length of bytes that follow, all of them there. */
  int readLength() {
    long length = readLong();
    if (length < 0 || length > limit - position) {
      throw new BadRecordException(
          "%d bytes announced at byte %d, %d are left"
              .formatted(length, position, limit - position));
    }
    return (int) length;
  }

  /** Number of a union's branch or of an enum's symbol. */
  int readIndex(int count, String kind) {
    int index = readInt();
    if (index < 0 || index >= count) {
      throw new BadRecordException(
          "%s %d at byte %d, there are %d".formatted(kind, index, position, count));
    }
    return index;
  }

  boolean readBoolean() {
    checkRemaining(1);
    byte value = bytes[position++];
    if (value != 0 && value != 1) {
      throw new BadRecordException(
          "%d at byte %d, not a boolean's 0 or 1".formatted(value, position - 1));
    }
    return value == 1;
  }

  /** Fails unless so many bytes are left. */
  void checkRemaining(int length) {
    if (limit - position < length) {
      throw ended();
    }
  }

  /** Moves past so many bytes, if they are there. */
  void skip(int length) {
    checkRemaining(length);
    position += length;
  }

  boolean trustedBoolean() {
    return bytes[position++] != 0;
  }

  float trustedFloat() {
    float value = Float.intBitsToFloat((int) INTS.get(bytes, position));
    position += Float.BYTES;
    return value;
  }

  double trustedDouble() {
    double value = Double.longBitsToDouble((long) LONGS.get(bytes, position));
    position += Double.BYTES;
    return value;
  }

  private BadRecordException ended() {
    return new BadRecordException("it ends within a value at byte " + position);
  }
}
