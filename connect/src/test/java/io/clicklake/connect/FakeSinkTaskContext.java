package io.clicklake.connect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/** Notes what a task asks Connect for. */
final class FakeSinkTaskContext implements SinkTaskContext {

  final Map<TopicPartition, Long> seeks = new HashMap<>();
  final List<SinkRecord> reported = new ArrayList<>();
  boolean tolerant;
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
  public PluginMetrics pluginMetrics() {
    throw new UnsupportedOperationException("the task has no metrics");
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
