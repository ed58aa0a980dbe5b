package io.clicklake.connect;

import io.clicklake.connect.batch.MemoryCeiling;
import io.clicklake.connect.batch.RotationReason;
import io.clicklake.connect.meter.SinkMeter;
import io.clicklake.connect.partition.PartitionWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/** The partitions assigned to a task, each with its writer. Used by one thread. */
final class Assignment {

  private final Function<TopicPartition, PartitionWriter> maker;
  private final MemoryCeiling memory;
  private final SinkMeter meter;
  private final Map<TopicPartition, PartitionWriter> writers = new HashMap<>();

  Assignment(
      Function<TopicPartition, PartitionWriter> maker, MemoryCeiling memory, SinkMeter meter) {
    this.maker = maker;
    this.memory = memory;
    this.meter = meter;
  }

  void assign(Collection<TopicPartition> partitions) {
    partitions.forEach(assigned -> writers.put(assigned, maker.apply(assigned)));
  }

  /** Gives up what is open of these; what is not assigned is left out. */
  void revoke(Collection<TopicPartition> partitions) {
    for (TopicPartition revoked : partitions) {
      PartitionWriter writer = writers.remove(revoked);
      if (writer != null) {
        writer.discard();
      }
    }
    measure();
  }

  void revokeAll() {
    writers.values().forEach(PartitionWriter::discard);
    writers.clear();
  }

  /** Whether records of the partition are for this task. */
  Optional<PartitionWriter> writer(TopicPartition partition) {
    return Optional.ofNullable(writers.get(partition));
  }

  /** Reads the log of every partition whose position is not known. */
  void recover() {
    writers.values().forEach(PartitionWriter::recover);
  }

  /** Closes batches, the largest first, until the open files hold no more than they may. */
  void keepBelowCeiling() {
    while (memory.exceeded()) {
      PartitionWriter fullest =
          writers.values().stream()
              .max(Comparator.comparingLong(writer -> writer.openWork().heldBytes()))
              .orElseThrow();
      fullest.rotate(RotationReason.MEMORY);
    }
  }

  /** Closes the batches that are due. */
  void rotateDue() {
    writers.values().forEach(PartitionWriter::rotateIfDue);
    measure();
  }

  private void measure() {
    int files = 0;
    for (PartitionWriter writer : writers.values()) {
      files += writer.openWork().files();
    }
    meter.holds(
        files,
        memory.heldBytes(),
        writers.values().stream()
            .map(PartitionWriter::newestRecordMillis)
            .flatMapToLong(OptionalLong::stream)
            .min());
  }

  /** Tells where consumers are to be moved; no record of the last round is delivered again. */
  void settle(Collection<TopicPartition> partitions, BiConsumer<TopicPartition, Long> seek) {
    for (TopicPartition partition : partitions) {
      writer(partition)
          .ifPresent(
              writer -> {
                writer.takeSeek().ifPresent(offset -> seek.accept(partition, offset));
                writer.roundSucceeded();
              });
    }
  }

  /** As {@link #settle(Collection, BiConsumer)}, for every partition. */
  void settle(BiConsumer<TopicPartition, Long> seek) {
    settle(writers.keySet(), seek);
  }

  /** When {@link #rotateDue()} has something to do at the latest. */
  Optional<Instant> deadline() {
    return writers.values().stream()
        .flatMap(writer -> writer.deadline().stream())
        .min(Comparator.naturalOrder());
  }

  /** The offsets up to which the lake holds each partition, where that is known. */
  Map<TopicPartition, Long> committed() {
    Map<TopicPartition, Long> committed = new HashMap<>();
    writers.forEach(
        (partition, writer) ->
            writer.committed().ifPresent(offset -> committed.put(partition, offset)));
    return committed;
  }
}
