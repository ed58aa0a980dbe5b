package io.clicklake.registry.serde;

import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryData;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;

/**
 * One thread's reusable room to build messages in; a message leaves it as a copy of exact length.
 * After an unusually large message the room shrinks again.
 *
 * <p>Avro's own encoders allocate for every text; this one puts texts into the room as UTF-8 right
 * away.
 */
final class MessageBuffer extends BinaryEncoder {

  private static final int USUAL_BYTES = 1024;
  private static final int LARGEST_KEPT_BYTES = 1024 * 1024;
  private static final int LONGEST_INT = 5;
  private static final int LONGEST_LONG = 10;

  private byte[] bytes = new byte[USUAL_BYTES];
  private int length;

  byte[] message(int schemaId, IndexedRecord record, DatumWriter<IndexedRecord> writer)
      throws IOException {
    WireFormat.requireId(schemaId);
    length = 0;
    put(WireFormat.MAGIC);
    for (int shift = 24; shift >= 0; shift -= 8) {
      put(schemaId >>> shift);
    }
    try {
      writer.write(record, this);
      return Arrays.copyOf(bytes, length);
    } finally {
      if (bytes.length > LARGEST_KEPT_BYTES) {
        bytes = new byte[USUAL_BYTES];
      }
    }
  }

  @Override
  public void writeBoolean(boolean value) {
    put(value ? 1 : 0);
  }

  @Override
  public void writeInt(int value) {
    makeRoom(LONGEST_INT);
    length += BinaryData.encodeInt(value, bytes, length);
  }

  @Override
  public void writeLong(long value) {
    makeRoom(LONGEST_LONG);
    length += BinaryData.encodeLong(value, bytes, length);
  }

  @Override
  public void writeFloat(float value) {
    makeRoom(Float.BYTES);
    length += BinaryData.encodeFloat(value, bytes, length);
  }

  @Override
  public void writeDouble(double value) {
    makeRoom(Double.BYTES);
    length += BinaryData.encodeDouble(value, bytes, length);
  }

  @Override
  public void writeFixed(byte[] source, int start, int count) {
    makeRoom(count);
    System.arraycopy(source, start, bytes, length, count);
    length += count;
  }

  @Override
  public void writeString(String text) {
    int count = Utf8Text.bytes(text);
    writeInt(count);
    makeRoom(count);
    length = Utf8Text.put(text, bytes, length);
  }

  @Override
  protected void writeZero() {
    put(0);
  }

  @Override
  public int bytesBuffered() {
    return length;
  }

  @Override
  public void flush() {}

  private void put(int value) {
    makeRoom(1);
    bytes[length++] = (byte) value;
  }

  private void makeRoom(int count) {
    int needed = Math.addExact(length, count);
    if (needed > bytes.length) {
      bytes =
          Arrays.copyOf(
              bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, bytes.length * 2L)));
    }
  }
}
