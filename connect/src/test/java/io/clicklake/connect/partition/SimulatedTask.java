package io.clicklake.connect.partition;

import io.clicklake.connect.batch.MemoryCeiling;
import io.clicklake.connect.batch.RotationPolicy;
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
import io.clicklake.connect.meter.SinkMeter;
import io.clicklake.connect.partitioner.HourlyPartitioner;
import io.clicklake.connect.store.ObjectStore;
import io.clicklake.connect.store.StoreUnavailableException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A task as Connect runs it: a consumer position, rounds of records, the same records again after a
 * failed round, and a position that moves only between rounds.
 */
final class SimulatedTask {

  private final SimulatedTopic topic;
  private final PartitionWriter writer;
  private long position;
  private List<KafkaRecord> undelivered = List.of();

  SimulatedTask(
      SimulatedTopic topic,
      ObjectStore store,
      String name,
      RotationPolicy policy,
      Rejections rejections,
      Clock clock,
      long committedInKafka) {
    this(topic, store, name, policy, rejections, clock, committedInKafka, ZoneOffset.UTC);
  }

  /** A task that commits every two records, with its hours in another zone. */
  static SimulatedTask in(ZoneId zone, SimulatedTopic topic, ObjectStore store, Clock clock) {
    return new SimulatedTask(
        topic,
        store,
        "task",
        new RotationPolicy(2, Long.MAX_VALUE, Optional.empty(), Optional.empty()),
        (offset, cause) -> CompletableFuture.completedFuture(null),
        clock,
        0,
        zone);
  }

  private SimulatedTask(
      SimulatedTopic topic,
      ObjectStore store,
      String name,
      RotationPolicy policy,
      Rejections rejections,
      Clock clock,
      long committedInKafka,
      ZoneId zone) {
    this.topic = topic;
    this.position = committedInKafka;
    SchemaCatalog schemas = new SchemaCatalog(topic.registry, "clickstream-value");
    this.writer =
        new PartitionWriter(
            new PartitionContext(
                "sink",
                name,
                "clickstream",
                0,
                new CommitLog(
                    store,
                    "topics",
                    "clickstream",
                    0,
                    new CommitLogSettings("sink", Optional.empty(), 2)),
                new Publication(store),
                new PartitionFiles(
                    new PartUploads(store, 0),
                    new ParquetSettings(
                        Compression.NONE, 1024 * 1024, ParquetSettings.MIN_PART_BYTES),
                    "topics",
                    "clickstream",
                    0,
                    UUID::randomUUID),
                new Landings(
                    new FramedValues(schemas),
                    SchemaPolicy.BACKWARD,
                    new HourlyPartitioner("event_time", zone)),
                policy,
                new MemoryCeiling(Long.MAX_VALUE),
                new SinkMeter(),
                rejections,
                clock));
    try {
      writer.recover();
      settle();
    } catch (StoreUnavailableException e) {
      // As S3SinkTask.open: recovery waits for the next round.
    }
  }

  /** One poll and put; returns whether it succeeded. */
  boolean round(int maxRecords) {
    return round(maxRecords, false);
  }

  /**
   * One poll and put.
   *
   * @param failsElsewhere whether another partition of the task fails the round in the end, so that
   *     all of it is delivered again
   */
  boolean round(int maxRecords, boolean failsElsewhere) {
    if (undelivered.isEmpty()) {
      undelivered = topic.poll(position, maxRecords);
      if (!undelivered.isEmpty()) {
        position = undelivered.get(undelivered.size() - 1).offset() + 1;
      }
    }
    try {
      writer.recover();
      undelivered.forEach(writer::add);
      writer.rotateIfDue();
    } catch (StoreUnavailableException e) {
      return false;
    }
    if (failsElsewhere) {
      return false;
    }
    undelivered = List.of();
    settle();
    return true;
  }

  private void settle() {
    writer.takeSeek().ifPresent(offset -> position = offset);
    writer.roundSucceeded();
  }

  /** What a consumer does whose position lies beyond the end of the log. */
  void resetToEarliest() {
    position = topic.head();
  }

  /** An orderly end. */
  void close() {
    writer.discard();
  }

  PartitionWriter writer() {
    return writer;
  }
}
