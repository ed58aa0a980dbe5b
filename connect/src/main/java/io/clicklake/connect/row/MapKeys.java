package io.clicklake.connect.row;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The keys of one map within one value: compared in place while few, hashed when many. */
final class MapKeys {

  private static final int FEW = 16;

  private final int[] starts = new int[FEW];
  private final int[] ends = new int[FEW];
  private final Set<ByteBuffer> many = new HashSet<>();
  private int count;

  void clear() {
    count = 0;
    if (!many.isEmpty()) {
      many.clear();
    }
  }

  /** Adds a key; false when it is there already. */
  boolean add(byte[] bytes, int start, int length) {
    if (count < FEW) {
      for (int i = 0; i < count; i++) {
        if (ends[i] - starts[i] == length
            && Arrays.equals(bytes, starts[i], ends[i], bytes, start, start + length)) {
          return false;
        }
      }
      starts[count] = start;
      ends[count++] = start + length;
      return true;
    }
    if (many.isEmpty()) {
      for (int i = 0; i < FEW; i++) {
        many.add(ByteBuffer.wrap(bytes, starts[i], ends[i] - starts[i]));
      }
    }
    return many.add(ByteBuffer.wrap(bytes, start, length));
  }
}
