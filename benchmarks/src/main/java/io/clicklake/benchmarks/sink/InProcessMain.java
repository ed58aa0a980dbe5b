package io.clicklake.benchmarks.sink;

import io.clicklake.benchmarks.load.Clicks;
import io.clicklake.benchmarks.load.Timeline;
import io.clicklake.registry.serde.WireFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The in-process floor, in a process of its own with a worker's options: makes clicks, and writes
 * them as Parquet into memory; what the making costs is not counted.
 */
final class InProcessMain {

  private static final int CHUNK = 10_000;

  private InProcessMain() {}

  /**
   * Takes seed, events, records per file, and the file that the nanoseconds used are written to.
   */
  public static void main(String[] arguments) throws IOException {
    long seed = Long.parseLong(arguments[0]);
    long events = Long.parseLong(arguments[1]);
    int flush = Integer.parseInt(arguments[2]);
    Path result = Path.of(arguments[3]);
    Clicks clicks = new Clicks(seed, Timeline.threeHoursInOrder(events));
    Making making = new Making(clicks);
    GenericParquet parquet = new GenericParquet(Clicks.SCHEMA);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    for (long first = 0; first < events; first += flush) {
      making.from(first);
      parquet.write(flush, making::framed);
    }
    long used = threads.getCurrentThreadCpuTime() - begin - making.nanos;
    Files.writeString(result, Long.toString(used));
  }

  /** Clicks, some at a time, for a small heap; measures what that takes of the thread's time. */
  private static final class Making {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Clicks clicks;
    private final byte[][] chunk = new byte[CHUNK][];
    private long first;
    private long nanos;

    Making(Clicks clicks) {
      this.clicks = clicks;
    }

    void from(long number) {
      first = number;
    }

    byte[] framed(int index) {
      if (index % CHUNK == 0) {
        long begin = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < CHUNK && first + index + i < clicks.events(); i++) {
          chunk[i] = WireFormat.frame(1, clicks.avro(first + index + i));
        }
        nanos += threads.getCurrentThreadCpuTime() - begin;
      }
      return chunk[index % CHUNK];
    }
  }
}
