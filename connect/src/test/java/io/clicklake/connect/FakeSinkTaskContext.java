package io.clicklake.connect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/** Notes what a task asks Connect for. */
final class FakeSinkTaskContext implements SinkTaskContext {

  final Map<TopicPartition, Long> seeks = new HashMap<>();
  private final Map<String, Supplier<?>> metrics = new TreeMap<>();
  final List<SinkRecord> reported = new ArrayList<>();
  boolean tolerant;

  /** Whether a life of the task that the worker gave up still has its metrics. */
  boolean metricsTaken;

  long timeoutMillis = -1;

  @Override
  public Map<String, String> configs() {
    return Map.of();
  }

  @Override
  public void offset(Map<TopicPartition, Long> offsets) {
    seeks.putAll(offsets);
  }

  @Override
  public void offset(TopicPartition partition, long offset) {
    seeks.put(partition, offset);
  }

  @Override
  public void timeout(long timeoutMs) {
    timeoutMillis = timeoutMs;
  }

  @Override
  public Set<TopicPartition> assignment() {
    return Set.of();
  }

  @Override
  public void pause(TopicPartition... partitions) {
    throw new UnsupportedOperationException("the task does not pause partitions");
  }

  @Override
  public void resume(TopicPartition... partitions) {
    throw new UnsupportedOperationException("the task does not resume partitions");
  }

  @Override
  public void requestCommit() {}

  @Override
  @SuppressWarnings("NonApiType") // as Kafka declares it
  public PluginMetrics pluginMetrics() {
    return new PluginMetrics() {
      @Override
      public MetricName metricName(
          String name, String description, LinkedHashMap<String, String> tags) {
        return new MetricName(name, "plugins", description, tags);
      }

      @Override
      public void addMetric(MetricName name, MetricValueProvider<?> value) {
        if (metricsTaken) {
          throw new IllegalArgumentException(name + " already exists");
        }
        metrics.put(
            name.name() + name.tags(), () -> ((Gauge<?>) value).value(new MetricConfig(), 0));
      }

      @Override
      public void removeMetric(MetricName name) {
        throw new UnsupportedOperationException("the task removes no metrics");
      }

      @Override
      public Sensor addSensor(String name) {
        throw new UnsupportedOperationException("the task has no sensors");
      }

      @Override
      public void removeSensor(String name) {
        throw new UnsupportedOperationException("the task has no sensors");
      }
    };
  }

  /** The value of a published metric. */
  Object metric(String nameAndTags) {
    Supplier<?> metric = metrics.get(nameAndTags);
    if (metric == null) {
      throw new AssertionError("no metric " + nameAndTags + " in " + metrics.keySet());
    }
    return metric.get();
  }

  @Override
  public @Nullable ErrantRecordReporter errantRecordReporter() {
    return tolerant
        ? (record, error) -> {
          reported.add(record);
          return CompletableFuture.completedFuture(null);
        }
        : null;
  }
}
