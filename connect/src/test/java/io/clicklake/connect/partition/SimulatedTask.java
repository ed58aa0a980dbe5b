package io.clicklake.connect.partition;

import io.clicklake.connect.batch.MemoryCeiling;
import io.clicklake.connect.batch.RotationPolicy;
import io.clicklake.connect.batch.RotationReason;
import io.clicklake.connect.commit.CommitLog;
import io.clicklake.connect.commit.CommitLogSettings;
import io.clicklake.connect.commit.Publication;
import io.clicklake.connect.decode.FramedValues;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.decode.SchemaCatalog;
import io.clicklake.connect.evolution.SchemaPolicy;
import io.clicklake.connect.file.Compression;
import io.clicklake.connect.file.ParquetSettings;
import io.clicklake.connect.file.PartUploads;
import io.clicklake.connect.file.PartitionFiles;
import io.clicklake.connect.file.TaskFiles;
import io.clicklake.connect.meter.SinkMeter;
import io.clicklake.connect.partitioner.FileNames;
import io.clicklake.connect.partitioner.Partitioner;
import io.clicklake.connect.partitioner.Partitioning;
import io.clicklake.connect.partitioner.PathFormat;
import io.clicklake.connect.partitioner.RecordTime;
import io.clicklake.connect.store.ObjectStore;
import io.clicklake.connect.store.StoreUnavailableException;
import io.clicklake.registry.client.RegistryUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A task as Connect runs it: consumer positions, rounds of records, the same records again after a
 * failed round, and positions that move only between rounds.
 */
public final class SimulatedTask {

  private final List<Assigned> partitions = new ArrayList<>();
  private final MemoryCeiling memory;

  /** Whether the records of the last round are delivered again. */
  private boolean roundPending;

  /** One partition of the task. */
  private static final class Assigned {
    private final SimulatedTopic topic;
    private final PartitionWriter writer;
    private long position;
    private List<KafkaRecord> undelivered = List.of();

    Assigned(SimulatedTopic topic, PartitionWriter writer, long position) {
      this.topic = topic;
      this.writer = writer;
      this.position = position;
    }

    void poll(int maxRecords) {
      undelivered = topic.poll(position, maxRecords);
      if (!undelivered.isEmpty()) {
        position = undelivered.get(undelivered.size() - 1).offset() + 1;
      }
    }

    void settle() {
      writer.takeSeek().ifPresent(offset -> position = offset);
      writer.roundSucceeded();
    }
  }

  /**
   * What a task is started with.
   *
   * @param recordsKept of each partition's commit log
   * @param memoryBytes that the open files of all partitions may hold
   */
  record Settings(
      String name,
      RotationPolicy policy,
      int recordsKept,
      long memoryBytes,
      Rejections rejections,
      Clock clock,
      ZoneId zone) {}

  /** A task with one partition. */
  public SimulatedTask(
      SimulatedTopic topic,
      ObjectStore store,
      String name,
      RotationPolicy policy,
      Rejections rejections,
      Clock clock,
      long committedInKafka) {
    this(
        List.of(topic),
        store,
        new Settings(name, policy, 500, Long.MAX_VALUE, rejections, clock, ZoneOffset.UTC),
        List.of(committedInKafka));
  }

  /** A task that commits every two records, with its hours in another zone. */
  static SimulatedTask in(ZoneId zone, SimulatedTopic topic, ObjectStore store, Clock clock) {
    return new SimulatedTask(
        List.of(topic),
        store,
        new Settings(
            "task",
            new RotationPolicy(2, Long.MAX_VALUE, Optional.empty(), Optional.empty()),
            500,
            Long.MAX_VALUE,
            (offset, cause) -> CompletableFuture.completedFuture(null),
            clock,
            zone),
        List.of(0L));
  }

  /**
   * A task with several partitions.
   *
   * @param committedInKafka where Kafka has each partition's consumer begin
   */
  SimulatedTask(
      List<SimulatedTopic> topics,
      ObjectStore store,
      Settings settings,
      List<Long> committedInKafka) {
    this.memory = new MemoryCeiling(settings.memoryBytes());
    for (int partition = 0; partition < topics.size(); partition++) {
      SimulatedTopic topic = topics.get(partition);
      partitions.add(
          new Assigned(
              topic,
              new PartitionWriter(context(topic, partition, store, settings, memory)),
              committedInKafka.get(partition)));
    }
    try {
      partitions.forEach(
          assigned -> {
            assigned.writer.recover();
            assigned.settle();
          });
    } catch (StoreUnavailableException | RegistryUnavailableException e) {
      // As S3SinkTask.open: recovery waits for the next round.
    }
  }

  private static PartitionContext context(
      SimulatedTopic topic,
      int partition,
      ObjectStore store,
      Settings settings,
      MemoryCeiling memory) {
    return new PartitionContext(
        "sink",
        settings.name(),
        "clickstream",
        partition,
        new CommitLog(
            store,
            "topics",
            "clickstream",
            partition,
            new CommitLogSettings("sink", Optional.empty(), settings.recordsKept())),
        new Publication(store, Optional.empty()),
        new PartitionFiles(
            new TaskFiles(
                new PartUploads(store, 0),
                new ParquetSettings(Compression.NONE, 1024 * 1024, ParquetSettings.MIN_PART_BYTES)),
            new FileNames("topics", "+", 10),
            "clickstream",
            partition,
            UUID::randomUUID),
        new Landings(
            new FramedValues(
                new SchemaCatalog(
                    topic.reachableRegistry(), "clickstream-value", settings.clock())),
            SchemaPolicy.BACKWARD,
            hourly(settings.zone(), settings.clock())),
        settings.policy(),
        memory,
        new SinkMeter(),
        Optional.empty(),
        settings.rejections(),
        settings.clock());
  }

  private static Partitioner hourly(ZoneId zone, Clock clock) {
    return new Partitioning(
            new Partitioning.ByTime(PathFormat.HOURLY, Duration.ofHours(1), Locale.ENGLISH, zone),
            new RecordTime.Field("event_time", zone))
        .partitioner(0, 800, clock);
  }

  /**
   * One poll and put; returns whether it succeeded.
   *
   * @param maxRecords of each partition
   */
  public boolean round(int maxRecords) {
    if (!roundPending) {
      partitions.forEach(assigned -> assigned.poll(maxRecords));
    }
    roundPending = true;
    try {
      partitions.forEach(assigned -> assigned.writer.recover());
      partitions.forEach(assigned -> assigned.undelivered.forEach(record -> add(assigned, record)));
      partitions.forEach(assigned -> assigned.writer.rotateIfDue());
    } catch (StoreUnavailableException | RegistryUnavailableException e) {
      return false;
    }
    roundPending = false;
    partitions.forEach(Assigned::settle);
    return true;
  }

  private void add(Assigned assigned, KafkaRecord record) {
    assigned.writer.add(record);
    // As Assignment.keepBelowCeiling: the fullest batch is closed, whosever it is.
    while (memory.exceeded()) {
      partitions.stream()
          .map(one -> one.writer)
          .max(Comparator.comparingLong(writer -> writer.openWork().heldBytes()))
          .orElseThrow()
          .rotate(RotationReason.MEMORY);
    }
  }

  /** What a consumer does whose position lies beyond the end of the log. */
  void resetToEarliest() {
    partitions.forEach(assigned -> assigned.position = assigned.topic.head());
  }

  /** The partition's consumer is thrown to an offset between two rounds. */
  void reset(int partition, long offset) {
    partitions.get(partition).position = offset;
  }

  /** Where the partition's consumer polls next. */
  long position(int partition) {
    return partitions.get(partition).position;
  }

  /** An orderly end. */
  void close() {
    partitions.forEach(assigned -> assigned.writer.discard());
  }

  /** The writer of the first partition. */
  PartitionWriter writer() {
    return writer(0);
  }

  PartitionWriter writer(int partition) {
    return partitions.get(partition).writer;
  }
}
