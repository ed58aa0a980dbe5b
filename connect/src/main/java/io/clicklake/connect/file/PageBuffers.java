package io.clicklake.connect.file;

import java.nio.ByteBuffer;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;

/**
 * Room for one page and for what it is compressed to, used for page after page: arrays of a
 * megabyte are dear to make. Larger ones than pages usually need are not kept. Used by one thread.
 */
final class PageBuffers {

  private static final int LARGEST_KEPT_BYTES = 2 * 1024 * 1024;

  private final Room raw = new Room();
  private final Room compressed = new Room();

  /** The page in one piece, in an array; there until the next one is asked for. */
  ByteBuffer raw(BytesInput page) {
    return page.toByteBuffer(raw, buffer -> {});
  }

  /** An array of at least so many bytes, the caller's until the next one is asked for. */
  byte[] compressed(int bytes) {
    return compressed.of(bytes);
  }

  private static final class Room implements ByteBufferAllocator {

    private byte[] kept = {};

    byte[] of(int bytes) {
      if (bytes > LARGEST_KEPT_BYTES) {
        return new byte[bytes];
      }
      if (bytes > kept.length) {
        kept = new byte[Math.min(LARGEST_KEPT_BYTES, Integer.highestOneBit(bytes) * 2)];
      }
      return kept;
    }

    @Override
    public ByteBuffer allocate(int bytes) {
      return ByteBuffer.wrap(of(bytes), 0, bytes);
    }

    @Override
    public void release(ByteBuffer buffer) {}

    @Override
    public boolean isDirect() {
      return false;
    }
  }
}
