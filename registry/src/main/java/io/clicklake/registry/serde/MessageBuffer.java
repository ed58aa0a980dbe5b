package io.clicklake.registry.serde;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;

/**
 * One thread's reusable room to build messages in; a message leaves it as a copy of exact length.
 * After an unusually large message the room shrinks again.
 */
final class MessageBuffer extends OutputStream {

  private static final int USUAL_BYTES = 1024;
  private static final int LARGEST_KEPT_BYTES = 1024 * 1024;

  private byte[] bytes = new byte[USUAL_BYTES];
  private int length;
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(this, null);

  byte[] message(int schemaId, IndexedRecord record, DatumWriter<IndexedRecord> writer)
      throws IOException {
    WireFormat.requireId(schemaId);
    length = 0;
    write(WireFormat.MAGIC);
    for (int shift = 24; shift >= 0; shift -= 8) {
      write(schemaId >>> shift);
    }
    try {
      writer.write(record, encoder);
      encoder.flush();
      return Arrays.copyOf(bytes, length);
    } finally {
      if (bytes.length > LARGEST_KEPT_BYTES) {
        bytes = new byte[USUAL_BYTES];
      }
    }
  }

  @Override
  public void write(int b) {
    makeRoom(1);
    bytes[length++] = (byte) b;
  }

  @Override
  public void write(byte[] source, int offset, int count) {
    makeRoom(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
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
