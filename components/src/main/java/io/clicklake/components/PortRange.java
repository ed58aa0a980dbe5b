package io.clicklake.components;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports from the lowest up to the end, which is none of them. Processes that run at the same time
 * share the whole out by locks on files, which end with them.
 */
record PortRange(int lowest, int end) {

  static final PortRange WHOLE = new PortRange(20_000, 32_000);

  private static final int PART = 1_500;

  /** Held until the process ends. */
  private static final List<FileChannel> LOCKS = new ArrayList<>();

  /** A part that no other process has; the whole where all parts are taken. */
  static synchronized PortRange ofThisProcess() {
    for (int lowest = WHOLE.lowest; lowest < WHOLE.end; lowest += PART) {
      if (claimed(lowest)) {
        return new PortRange(lowest, lowest + PART);
      }
    }
    return WHOLE;
  }

  private static boolean claimed(int lowest) {
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "clicklake-ports-" + lowest);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        return LOCKS.add(channel);
      }
      channel.close();
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("claiming ports by " + file, e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Whether ports that lie this far apart fit. */
  boolean holds(int spread) {
    return spread < end - lowest;
  }

  int random() {
    return ThreadLocalRandom.current().nextInt(lowest, end);
  }

  @Override
  public String toString() {
    return "%d to %d".formatted(lowest, end - 1);
  }
}
