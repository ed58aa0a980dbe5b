package io.clicklake.connect.meter;

import io.clicklake.connect.batch.RotationReason;
import io.clicklake.connect.store.StoreMeter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;

/**
 * Publishes a task's meter as Connect plugin metrics: JMX beans {@code
 * kafka.connect:type=plugins,connector=…,task=…}, or whatever reporter the worker has.
 */
public final class TaskMetrics {

  private final PluginMetrics metrics;

  private TaskMetrics(PluginMetrics metrics) {
    this.metrics = metrics;
  }

  /** Publishes every figure; Connect removes them with the task. */
  public static void publish(
      PluginMetrics metrics, SinkMeter meter, StoreMeter store, Clock clock) {
    TaskMetrics to = new TaskMetrics(metrics);
    to.add(
        "records-delivered-total",
        "Records delivered, repetitions included",
        meter::recordsDelivered);
    to.add("records-written-total", "Records in committed files", meter::recordsWritten);
    to.add(
        "records-rejected-total",
        "Records of committed batches in no file",
        meter::recordsRejected);
    to.add("bytes-written-total", "Bytes of committed files", meter::bytesWritten);
    to.add("files-written-total", "Committed files", meter::filesWritten);
    to.add("commits-total", "Committed batches", meter::commits);
    to.add("commit-latency-avg-ms", "Mean milliseconds to commit a batch", meter::meanCommitMillis);
    to.add(
        "commit-latency-max-ms",
        "Longest milliseconds to commit a batch",
        meter::longestCommitMillis);
    to.add(
        "rounds-failed-total",
        "Rounds of records delivered again after an outage",
        meter::failedRounds);
    to.add("open-files", "Parquet files open now", meter::openFiles);
    to.add("buffered-bytes", "Memory that open files hold now", meter::heldBytes);
    to.add(
        "event-time-lag-seconds",
        "Clock minus newest record time of the partition furthest behind; NaN before a record",
        () -> seconds(meter, clock));
    to.add("s3-requests-total", "HTTP requests sent, repetitions included", store::requests);
    to.add("s3-retries-total", "Repeated requests", store::retries);
    to.add("s3-throttles-total", "Answers that asked for patience", store::throttles);
    to.add("s3-errors-total", "Calls that failed after their last repetition", store::errors);
    for (RotationReason reason : RotationReason.values()) {
      to.add(
          "rotations-total",
          "Batches closed, by reason",
          Map.of("reason", reason.code()),
          () -> meter.rotations(reason));
    }
  }

  private static double seconds(SinkMeter meter, Clock clock) {
    var lag = meter.lagMillis(clock.millis());
    return lag.isEmpty() ? Double.NaN : lag.getAsLong() / 1000.0;
  }

  private void add(String name, String description, DoubleSupplier value) {
    add(name, description, Map.of(), value);
  }

  private void add(
      String name, String description, Map<String, String> tags, DoubleSupplier value) {
    Gauge<Double> gauge = (config, now) -> value.getAsDouble();
    metrics.addMetric(metrics.metricName(name, description, new LinkedHashMap<>(tags)), gauge);
  }
}
