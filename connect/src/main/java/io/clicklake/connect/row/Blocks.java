package io.clicklake.connect.row;

import io.clicklake.connect.decode.BadRecordException;

/**
 * The blocks of an array or map: {@code {count item…} 0}, where a negative count is followed by the
 * block's size in bytes. Every item takes at least one byte, so that a count has a bound.
 */
final class Blocks {

  private Blocks() {}

  /** What is done per item. */
  interface Step {
    void take(AvroCursor in);
  }

  static void scan(AvroCursor in, Step step) {
    for (long count = in.readLong(); count != 0; count = in.readLong()) {
      long size = -1;
      if (count < 0) {
        size = in.readLength();
        count = -count;
      }
      if (count < 0 || count > in.remaining()) {
        throw new BadRecordException(
            "%d items announced at byte %d, %d bytes are left"
                .formatted(count, in.position(), in.remaining()));
      }
      int start = in.position();
      for (; count > 0; count--) {
        step.take(in);
      }
      if (size >= 0 && in.position() - start != size) {
        throw new BadRecordException(
            "a block of %d bytes announced at byte %d has %d"
                .formatted(size, start, in.position() - start));
      }
    }
  }

  /** Number of items in the next block; 0 after the last one. */
  static long trustedCount(AvroCursor in) {
    long count = in.trustedLong();
    if (count < 0) {
      in.trustedLong();
      return -count;
    }
    return count;
  }
}
