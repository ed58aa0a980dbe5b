package io.clicklake.benchmarks.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What one worker used for all records.
 *
 * @param cpu user and system time of its process, from task start to the last record
 * @param wall the same by the clock
 * @param lateMicrosPerRecord processor time of a record of the second half; empty where that is not
 *     known
 * @param files that it left, and their bytes; 0 for a sink that writes none
 */
record Figures(
    long records,
    long avroBytes,
    Duration cpu,
    Duration wall,
    long peakResidentBytes,
    OptionalDouble lateMicrosPerRecord,
    int files,
    long bytes) {

  private static final double MEGABYTE = 1_000_000.0;

  Figures {
    if (records < 1 || wall.isNegative() || wall.isZero() || cpu.isNegative()) {
      throw new IllegalArgumentException(
          "%d records in %s, %s of processor time, are no measurement"
              .formatted(records, wall, cpu));
    }
  }

  double cpuMicrosPerRecord() {
    return cpu.toNanos() / 1000.0 / records;
  }

  double recordsPerSecond() {
    return records / seconds();
  }

  double megabytesPerSecond() {
    return avroBytes / MEGABYTE / seconds();
  }

  double peakResidentMegabytes() {
    return peakResidentBytes / MEGABYTE;
  }

  private double seconds() {
    return wall.toNanos() / 1e9;
  }

  void writeTo(ObjectNode node) {
    node.put("cpu_micros_per_record", round(cpuMicrosPerRecord()));
    lateMicrosPerRecord.ifPresent(
        late -> node.put("second_half_cpu_micros_per_record", round(late)));
    node.put("records_per_second", Math.round(recordsPerSecond()))
        .put("megabytes_per_second", round(megabytesPerSecond()))
        .put("peak_rss_megabytes", round(peakResidentMegabytes()))
        .put("wall_seconds", round(seconds()))
        .put("files", files)
        .put("bytes", bytes);
  }

  static double round(double figure) {
    return Math.round(figure * 1000) / 1000.0;
  }
}
