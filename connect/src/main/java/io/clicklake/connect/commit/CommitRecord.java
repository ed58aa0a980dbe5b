package io.clicklake.connect.commit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The fact that offsets {@code [first, next)} of a topic-partition are in the lake, and in which
 * files. A batch is committed by the appearance of its record, not before and not after. Every
 * offset of the range is a row, rejected or absent.
 *
 * @param connector name of the connector that owns the log
 * @param writer unique to one life of a task; tells its records from another's
 * @param topicId the topic's id in its Kafka cluster, where the connector knows it
 * @param first first offset of the batch
 * @param next offset the next batch starts at
 * @param rejected records of the range that are in no file because they could not be read
 * @param absent offsets of the range at which Kafka held no record (compaction, transaction
 *     markers, retention)
 * @param reason what closed the batch
 * @param committedAt the committing task's clock
 * @param files one per partition of the lake that the batch touches; may be empty
 * @param keptFrom lowest sequence number of the log that still means something; what lies below it
 *     is pruned or about to be
 * @param before what lies before this record in the log
 * @param unmarked partitions of the lake that are not marked as whole; empty where none are marked
 */
public record CommitRecord(
    String connector,
    String writer,
    String topic,
    int partition,
    Optional<String> topicId,
    long first,
    long next,
    long rejected,
    long absent,
    String reason,
    Instant committedAt,
    List<CommittedFile> files,
    long keptFrom,
    History before,
    List<UnmarkedPath> unmarked) {

  public CommitRecord {
    files = List.copyOf(files);
    unmarked = List.copyOf(unmarked);
    if (first < 0 || next <= first) {
      throw new IllegalArgumentException(
          "offsets [%d, %d) of %s-%d are no range".formatted(first, next, topic, partition));
    }
    if (rejected < 0 || absent < 0 || keptFrom < 0) {
      throw new IllegalArgumentException(
          "the batch [%d, %d) of %s-%d has %d rejected, %d absent, is kept from %d: none may be negative"
              .formatted(first, next, topic, partition, rejected, absent, keptFrom));
    }
  }

  /** A batch whose place in a log is not known yet; {@link CommitLog#append} gives it one. */
  public CommitRecord(
      String connector,
      String writer,
      String topic,
      int partition,
      long first,
      long next,
      long rejected,
      long absent,
      String reason,
      Instant committedAt,
      List<CommittedFile> files,
      List<UnmarkedPath> unmarked) {
    this(
        connector,
        writer,
        topic,
        partition,
        Optional.empty(),
        first,
        next,
        rejected,
        absent,
        reason,
        committedAt,
        files,
        0,
        History.beginningAt(first),
        unmarked);
  }

  /** Rows in all files. */
  public long rows() {
    return files.stream().mapToLong(CommittedFile::rows).sum();
  }

  /** Bytes in all files. */
  public long bytes() {
    return files.stream().mapToLong(CommittedFile::bytes).sum();
  }

  /** What lies before a record that follows this one. */
  public History history() {
    return before.plus(this);
  }

  /** The same batch in its place in a log. */
  CommitRecord placed(Optional<String> topic, long oldestKept, History preceding) {
    return new CommitRecord(
        connector,
        writer,
        this.topic,
        partition,
        topic,
        first,
        next,
        rejected,
        absent,
        reason,
        committedAt,
        files,
        oldestKept,
        preceding,
        unmarked);
  }

  /**
   * The same range with other files. Rows that none of them has any more are absent; rows that none
   * of these has were rejected before, and no longer are.
   */
  public CommitRecord withFiles(List<CommittedFile> others) {
    long kept = others.stream().mapToLong(CommittedFile::rows).sum();
    return new CommitRecord(
        connector,
        writer,
        topic,
        partition,
        topicId,
        first,
        next,
        rejected - Math.max(0, kept - rows()),
        absent + Math.max(0, rows() - kept),
        reason,
        committedAt,
        others,
        keptFrom,
        before,
        unmarked);
  }
}
