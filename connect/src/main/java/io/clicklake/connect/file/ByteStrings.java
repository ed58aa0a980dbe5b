package io.clicklake.connect.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Distinct byte strings, numbered from 0 in the order in which they came. Their bytes lie one after
 * the other as Parquet's PLAIN encoding has them: length in 4 bytes, little endian, then the bytes.
 * Used by one thread.
 */
final class ByteStrings {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Whoever sends the strings must not know which of them share a slot. */
  private static final long SEED = new SplittableRandom().nextLong() | 1;

  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final int FIRST_SLOTS = 16;
  private static final int FIRST_BYTES = 64;

  /**
   * Upper half of the hash, then where in {@link #plain} the string's bytes begin; 0 when free, for
   * none begins at 0. Never more than half full.
   */
  private long[] slots = new long[FIRST_SLOTS];

  /** The number of the string in each slot. */
  private int[] numbers = new int[FIRST_SLOTS];

  /** Where in {@link #plain} the bytes of each number begin. */
  private int[] starts = new int[FIRST_SLOTS / 2];

  private byte[] plain = new byte[FIRST_BYTES];
  private int plainBytes;
  private int size;

  int size() {
    return size;
  }

  /** Bytes of all of them in PLAIN encoding. */
  int plainBytes() {
    return plainBytes;
  }

  /** The PLAIN encoding of all of them, in {@link #plainBytes()} bytes from 0; not copied. */
  byte[] plain() {
    return plain;
  }

  long heapBytes() {
    return (long) slots.length * Long.BYTES
        + (long) numbers.length * Integer.BYTES
        + (long) starts.length * Integer.BYTES
        + plain.length;
  }

  int start(int number) {
    return starts[number];
  }

  int length(int number) {
    return lengthAt(starts[number]);
  }

  private int lengthAt(int start) {
    return (int) INTS.get(plain, start - Integer.BYTES);
  }

  /** The number of a byte string, which is added when it is new. */
  int number(byte[] bytes, int start, int length) {
    long hash = hash(bytes, start, length);
    int mask = slots.length - 1;
    int at = (int) hash & mask;
    for (long slot = slots[at]; slot != 0; slot = slots[at]) {
      if (slot >>> 32 == hash >>> 32 && isAt((int) slot, bytes, start, length)) {
        return numbers[at];
      }
      at = (at + 1) & mask;
    }
    append(bytes, start, length);
    take(at, hash, size - 1);
    if (size * 2 > slots.length) {
      grow();
    }
    return size - 1;
  }

  private boolean isAt(int from, byte[] bytes, int start, int length) {
    return lengthAt(from) == length
        && Arrays.equals(plain, from, from + length, bytes, start, start + length);
  }

  private void take(int slot, long hash, int number) {
    slots[slot] = (hash & 0xFFFF_FFFF_0000_0000L) | starts[number];
    numbers[slot] = number;
  }

  private void append(byte[] bytes, int start, int length) {
    int from = plainBytes + Integer.BYTES;
    int end = from + length;
    if (end > plain.length) {
      plain = Arrays.copyOf(plain, Math.max(end, plain.length * 2));
    }
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
    }
    starts[size++] = from;
    INTS.set(plain, plainBytes, length);
    System.arraycopy(bytes, start, plain, from, length);
    plainBytes = end;
  }

  private void grow() {
    slots = new long[slots.length * 2];
    numbers = new int[slots.length];
    int mask = slots.length - 1;
    for (int number = 0; number < size; number++) {
      long hash = hash(plain, start(number), length(number));
      int at = (int) hash & mask;
      while (slots[at] != 0) {
        at = (at + 1) & mask;
      }
      take(at, hash, number);
    }
  }

  void clear() {
    slots = new long[FIRST_SLOTS];
    numbers = new int[FIRST_SLOTS];
    starts = new int[FIRST_SLOTS / 2];
    plain = new byte[FIRST_BYTES];
    plainBytes = 0;
    size = 0;
  }

  private static long hash(byte[] bytes, int start, int length) {
    long hash = SEED ^ length * MIX;
    int at = start;
    int end = start + length;
    for (int last = end - Long.BYTES; at < last; at += Long.BYTES) {
      hash = mixed(hash ^ (long) LONGS.get(bytes, at));
    }
    return mixed(hash ^ tail(bytes, at, end, length));
  }

  /** The last one to eight bytes, some of them once more where that saves a loop. */
  private static long tail(byte[] bytes, int at, int end, int length) {
    if (length >= Long.BYTES) {
      return (long) LONGS.get(bytes, end - Long.BYTES);
    }
    if (length >= Integer.BYTES) {
      return (long) (int) INTS.get(bytes, at) << 32
          ^ ((int) INTS.get(bytes, end - 4) & 0xFFFF_FFFFL);
    }
    long tail = 0;
    for (int i = at; i < end; i++) {
      tail = tail << 8 | (bytes[i] & 0xFF);
    }
    return tail;
  }

  private static long mixed(long value) {
    return value * MIX ^ Math.multiplyHigh(value, SEED ^ MIX);
  }
}
