package io.clicklake.connect.batch;

/**
 * The bytes that the open files of one task may hold together. Counts; closing a batch when it is
 * exceeded is the task's part. Used by one thread.
 */
public final class MemoryCeiling {

  private final long maxBytes;
  private long heldBytes;

  public MemoryCeiling(long maxBytes) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("a memory ceiling of " + maxBytes + " bytes, not ≥ 1");
    }
    this.maxBytes = maxBytes;
  }

  /** Whether the open files hold more than they may. */
  public boolean exceeded() {
    return heldBytes > maxBytes;
  }

  /** Bytes held by all open files. */
  public long heldBytes() {
    return heldBytes;
  }

  /** A new batch's share, of nothing yet. */
  Share share() {
    return new Share();
  }

  /** What one batch holds. */
  final class Share {

    private long bytes;

    void hold(long now) {
      heldBytes += now - bytes;
      bytes = now;
    }

    long bytes() {
      return bytes;
    }
  }
}
