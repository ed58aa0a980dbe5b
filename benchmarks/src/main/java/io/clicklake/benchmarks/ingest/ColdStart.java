package io.clicklake.benchmarks.ingest;

import java.time.Duration;

/**
 * One start of the function.
 *
 * @param toFirstAnswer from the start of its process to the answer that Kafka has its first event
 * @param cpu user and system time of its process until then
 */
record ColdStart(Duration toFirstAnswer, Duration cpu) {

  double millis() {
    return toFirstAnswer.toNanos() / 1e6;
  }

  double cpuMillis() {
    return cpu.toNanos() / 1e6;
  }
}
