package io.clicklake.connect.commit;

import java.time.Instant;
import java.util.List;

/**
 * The fact that offsets {@code [first, next)} of a topic-partition are in the lake, and in which
 * files. A batch is committed by the appearance of its record, not before and not after.
 *
 * @param connector name of the connector that owns the log
 * @param writer unique to one life of a task; tells its records from another's
 * @param first first offset of the batch
 * @param next offset the next batch starts at
 * @param rejected records of the range that are in no file because they could not be read
 * @param reason what closed the batch
 * @param committedAt the committing task's clock
 * @param files one per partition of the lake that the batch touches; may be empty
 */
public record CommitRecord(
    String connector,
    String writer,
    String topic,
    int partition,
    long first,
    long next,
    long rejected,
    String reason,
    Instant committedAt,
    List<CommittedFile> files) {

  public CommitRecord {
    files = List.copyOf(files);
    if (first < 0 || next <= first) {
      throw new IllegalArgumentException(
          "offsets [%d, %d) of %s-%d are no range".formatted(first, next, topic, partition));
    }
  }

  /** Rows in all files. */
  public long rows() {
    return files.stream().mapToLong(CommittedFile::rows).sum();
  }

  /** Bytes in all files. */
  public long bytes() {
    return files.stream().mapToLong(CommittedFile::bytes).sum();
  }

  /** The same range with other files. */
  public CommitRecord withFiles(List<CommittedFile> others) {
    return new CommitRecord(
        connector, writer, topic, partition, first, next, rejected, reason, committedAt, others);
  }
}
