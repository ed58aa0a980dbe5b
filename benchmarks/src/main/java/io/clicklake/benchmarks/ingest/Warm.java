package io.clicklake.benchmarks.ingest;

import java.time.Duration;
import java.util.Arrays;

/**
 * A function that has long started, invoked with batches of one size, one after the other.
 *
 * @param latencies of all invocations, in ascending order: through the Runtime API and back, with
 *     Kafka's acknowledgements
 */
record Warm(int batch, Duration[] latencies, Duration cpu, Duration wall) {

  Warm {
    if (latencies.length == 0) {
      throw new IllegalArgumentException("no invocations, expected at least one");
    }
    latencies = latencies.clone();
    Arrays.sort(latencies);
  }

  /** The smallest latency that so many percent of the invocations do not exceed. */
  double percentileMillis(double percent) {
    int rank = (int) Math.ceil(percent / 100 * latencies.length);
    return latencies[Math.max(rank, 1) - 1].toNanos() / 1e6;
  }

  double eventsPerSecond() {
    return (double) batch * latencies.length / (wall.toNanos() / 1e9);
  }

  double cpuMicrosPerEvent() {
    return cpu.toNanos() / 1e3 / ((double) batch * latencies.length);
  }
}
