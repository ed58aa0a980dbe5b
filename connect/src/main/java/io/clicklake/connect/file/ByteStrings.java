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
  private static final SplittableRandom SECRET = new SplittableRandom();

  private static final long SEED = SECRET.nextLong() | 1;
  private static final long FACTOR = SECRET.nextLong() | 1;
  private static final int FIRST_SLOTS = 16;
  private static final int FIRST_BYTES = 64;

  /**
   * 0 when free; else a string's number + 1, in as many bits as the slots' count takes, and bits of
   * its hash above. Never more than half full. Small, for with many strings each look waits for
   * memory.
   */
  private int[] slots = new int[FIRST_SLOTS];

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
    return (long) slots.length * Integer.BYTES
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
    int upper = upper(hash, mask);
    int at = (int) hash & mask;
    for (int slot = slots[at]; slot != 0; slot = slots[at]) {
      int number = (slot & mask) - 1;
      if ((slot & ~mask) == upper && isAt(starts[number], bytes, start, length)) {
        return number;
      }
      at = (at + 1) & mask;
    }
    append(bytes, start, length);
    slots[at] = slot(hash, mask, size - 1);
    if (size * 2 > slots.length) {
      grow();
    }
    return size - 1;
  }

  private static int slot(long hash, int mask, int number) {
    return upper(hash, mask) | (number + 1);
  }

  private static int upper(long hash, int mask) {
    return (int) (hash >>> 32) & ~mask;
  }

  private boolean isAt(int from, byte[] bytes, int start, int length) {
    return lengthAt(from) == length
        && Arrays.equals(plain, from, from + length, bytes, start, start + length);
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
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int number = 0; number < size; number++) {
      long hash = hash(plain, start(number), length(number));
      int at = (int) hash & mask;
      while (slots[at] != 0) {
        at = (at + 1) & mask;
      }
      slots[at] = slot(hash, mask, number);
    }
  }

  void clear() {
    slots = new int[FIRST_SLOTS];
    starts = new int[FIRST_SLOTS / 2];
    plain = new byte[FIRST_BYTES];
    plainBytes = 0;
    size = 0;
  }

  private static long hash(byte[] bytes, int start, int length) {
    long hash = SEED ^ length;
    int at = start;
    int end = start + length;
    for (int last = end - 2 * Long.BYTES; at < last; at += 2 * Long.BYTES) {
      hash = folded(hash ^ longAt(bytes, at), FACTOR ^ longAt(bytes, at + Long.BYTES));
    }
    if (end - at > Long.BYTES) {
      hash = folded(hash ^ longAt(bytes, at), FACTOR);
    }
    return folded(hash ^ tail(bytes, at, end, length), FACTOR);
  }

  /** The last one to eight bytes, some of them once more where that saves a loop. */
  private static long tail(byte[] bytes, int at, int end, int length) {
    if (length >= Long.BYTES) {
      return longAt(bytes, end - Long.BYTES);
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

  private static long longAt(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  private static long folded(long one, long other) {
    return one * other ^ Math.multiplyHigh(one, other);
  }
}
