package io.clicklake.connect;

import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.partition.SimulatedTopic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Drives a task as Connect's {@code WorkerSinkTask} does: a batch that failed is delivered again,
 * less what was revoked of it; positions move before a poll and after an assignment; offsets are
 * committed as far as they were delivered.
 */
final class SimulatedWorker {

  private final Map<TopicPartition, SimulatedTopic> topics;

  /** Offsets committed in Kafka, shared by all workers. */
  private final Map<TopicPartition, Long> committed;

  private final Supplier<S3SinkTask> tasks;
  private final Map<String, String> settings;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final List<SinkRecord> batch = new ArrayList<>();
  private FakeSinkTaskContext context = new FakeSinkTaskContext();
  private S3SinkTask task;

  SimulatedWorker(
      Map<TopicPartition, SimulatedTopic> topics,
      Map<TopicPartition, Long> committed,
      Supplier<S3SinkTask> tasks,
      Map<String, String> settings) {
    this.topics = topics;
    this.committed = committed;
    this.tasks = tasks;
    this.settings = settings;
    this.task = started();
  }

  private S3SinkTask started() {
    context = new FakeSinkTaskContext();
    context.tolerant = true;
    S3SinkTask fresh = tasks.get();
    fresh.initialize(context);
    fresh.start(settings);
    return fresh;
  }

  boolean owns(TopicPartition partition) {
    return positions.containsKey(partition);
  }

  void revoke(List<TopicPartition> partitions) {
    List<TopicPartition> owned = partitions.stream().filter(this::owns).toList();
    if (!owned.isEmpty()) {
      commit();
      task.close(owned);
      batch.removeIf(record -> owned.contains(S3SinkTask.source(record)));
      owned.forEach(positions::remove);
    }
  }

  void assign(List<TopicPartition> partitions) {
    partitions.forEach(assigned -> positions.put(assigned, committed.getOrDefault(assigned, 0L)));
    task.open(partitions);
    rewind();
  }

  private void rewind() {
    context.seeks.forEach((partition, offset) -> positions.replace(partition, offset));
    context.seeks.clear();
  }

  /** A poll and its delivery, or the delivery of what failed before. */
  void poll(int maxRecords) {
    rewind();
    if (batch.isEmpty()) {
      for (TopicPartition partition : List.copyOf(positions.keySet())) {
        List<KafkaRecord> polled =
            Objects.requireNonNull(topics.get(partition))
                .poll(Objects.requireNonNull(positions.get(partition)), maxRecords);
        polled.forEach(one -> batch.add(delivered(partition, one)));
        if (!polled.isEmpty()) {
          positions.put(partition, polled.get(polled.size() - 1).offset() + 1);
        }
      }
    }
    try {
      task.put(List.copyOf(batch));
      batch.clear();
    } catch (RetriableException e) {
      // The same records are delivered again.
    }
  }

  /** As a converter that leaves bytes alone hands it to a task. */
  static SinkRecord delivered(TopicPartition partition, KafkaRecord polled) {
    return new SinkRecord(
        partition.topic(),
        partition.partition(),
        null,
        null,
        null,
        polled.value(),
        polled.offset(),
        polled.timestampMillis(),
        TimestampType.CREATE_TIME);
  }

  /** Connect ignores what lies beyond what it delivered. */
  void commit() {
    task.preCommit(Map.of())
        .forEach(
            (partition, offset) -> {
              Long position = positions.get(partition);
              if (position != null && offset.offset() <= position) {
                committed.put(partition, offset.offset());
              }
            });
  }

  /** Ends the task in order and starts another with the same partitions. */
  void restart() {
    commit();
    task.stop();
    begin();
  }

  /** The task is gone without a word. */
  void kill() {
    begin();
  }

  private void begin() {
    List<TopicPartition> owned = List.copyOf(positions.keySet());
    batch.clear();
    task = started();
    if (!owned.isEmpty()) {
      assign(owned);
    }
  }
}
