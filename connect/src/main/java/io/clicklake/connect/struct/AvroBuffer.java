package io.clicklake.connect.struct;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Grows as Avro binary is written to it; used again for the next value. Used by one thread. */
final class AvroBuffer {

  private byte[] bytes = new byte[1024];
  private int length;

  void clear() {
    length = 0;
  }

  /** What was written, up to {@link #length()}; not copied. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void writeBoolean(boolean value) {
    ensure(1);
    bytes[length++] = (byte) (value ? 1 : 0);
  }

  /** An int or a long, of which Avro has one form. */
  void writeLong(long value) {
    ensure(10);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7fL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  void writeFloat(float value) {
    ensure(4);
    int bits = Float.floatToRawIntBits(value);
    for (int shift = 0; shift < 32; shift += 8) {
      bytes[length++] = (byte) (bits >>> shift);
    }
  }

  void writeDouble(double value) {
    ensure(8);
    long bits = Double.doubleToRawLongBits(value);
    for (int shift = 0; shift < 64; shift += 8) {
      bytes[length++] = (byte) (bits >>> shift);
    }
  }

  void writeBytes(byte[] value) {
    writeLong(value.length);
    ensure(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
  }

  /** The bytes between position and limit; the buffer's position stays. */
  void writeBytes(ByteBuffer value) {
    int count = value.remaining();
    writeLong(count);
    ensure(count);
    value.duplicate().get(bytes, length, count);
    length += count;
  }

  void writeText(String value) {
    int count = value.length();
    writeLong(count);
    ensure(count);
    int begin = length;
    for (int i = 0; i < count; i++) {
      char character = value.charAt(i);
      if (character >= 0x80) {
        // The length is another one in UTF-8.
        length = begin - varintBytes(count);
        writeBytes(value.getBytes(StandardCharsets.UTF_8));
        return;
      }
      bytes[length++] = (byte) character;
    }
  }

  private static int varintBytes(long value) {
    int count = 1;
    for (long rest = value << 1; (rest & ~0x7fL) != 0; rest >>>= 7) {
      count++;
    }
    return count;
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
