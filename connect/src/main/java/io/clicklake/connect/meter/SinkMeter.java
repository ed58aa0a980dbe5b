package io.clicklake.connect.meter;

import io.clicklake.connect.batch.RotationReason;
import io.clicklake.connect.commit.CommitRecord;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts and levels of one task. Written by the task's thread, read by any. */
public final class SinkMeter {

  private final LongAdder delivered = new LongAdder();
  private final LongAdder written = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder files = new LongAdder();
  private final LongAdder commits = new LongAdder();
  private final LongAdder commitMillis = new LongAdder();
  private final AtomicLong longestCommitMillis = new AtomicLong();
  private final LongAdder failedRounds = new LongAdder();
  private final Map<RotationReason, LongAdder> rotations = new EnumMap<>(RotationReason.class);
  private volatile int openFiles;
  private volatile long heldBytes;
  private volatile OptionalLong oldestPartitionMillis = OptionalLong.empty();

  public SinkMeter() {
    for (RotationReason reason : RotationReason.values()) {
      rotations.put(reason, new LongAdder());
    }
  }

  /** Records that Connect delivered in one round, repetitions included. */
  public void delivered(int records) {
    delivered.add(records);
  }

  /** A round that failed and is delivered again. */
  public void failedRound() {
    failedRounds.increment();
  }

  /** A batch in the lake; {@code latency} is the time from its closing to that moment. */
  public void committed(CommitRecord commit, RotationReason reason, Duration latency) {
    written.add(commit.rows());
    rejected.add(commit.rejected());
    bytes.add(commit.bytes());
    files.add(commit.files().size());
    commits.increment();
    commitMillis.add(latency.toMillis());
    longestCommitMillis.accumulateAndGet(latency.toMillis(), Math::max);
    counter(reason).increment();
  }

  private LongAdder counter(RotationReason reason) {
    return rotations.getOrDefault(reason, commits);
  }

  /**
   * What the task holds now.
   *
   * @param newestMillis the newest record time of the partition that is furthest behind, in
   *     milliseconds since 1970-01-01T00:00:00Z; empty before the first record
   */
  public void holds(int openFiles, long heldBytes, OptionalLong newestMillis) {
    this.openFiles = openFiles;
    this.heldBytes = heldBytes;
    this.oldestPartitionMillis = newestMillis;
  }

  /** Records that Connect delivered, repetitions included. */
  public long recordsDelivered() {
    return delivered.sum();
  }

  /** Records in committed files. */
  public long recordsWritten() {
    return written.sum();
  }

  /** Records in no file, in committed batches. */
  public long recordsRejected() {
    return rejected.sum();
  }

  /** Bytes of committed files. */
  public long bytesWritten() {
    return bytes.sum();
  }

  /** Committed files. */
  public long filesWritten() {
    return files.sum();
  }

  /** Committed batches. */
  public long commits() {
    return commits.sum();
  }

  /** Mean time to commit a batch; zero before the first. */
  public double meanCommitMillis() {
    long count = commits.sum();
    return count == 0 ? 0 : (double) commitMillis.sum() / count;
  }

  /** Longest time to commit a batch. */
  public long longestCommitMillis() {
    return longestCommitMillis.get();
  }

  /** Rounds of records that failed and were delivered again. */
  public long failedRounds() {
    return failedRounds.sum();
  }

  /** Batches closed for this reason. */
  public long rotations(RotationReason reason) {
    return counter(reason).sum();
  }

  /** Parquet files open now. */
  public int openFiles() {
    return openFiles;
  }

  /** Memory that open files hold now. */
  public long heldBytes() {
    return heldBytes;
  }

  /** How far the partition that is furthest behind lies behind the clock, by record time. */
  public OptionalLong lagMillis(long nowMillis) {
    OptionalLong newest = oldestPartitionMillis;
    return newest.isEmpty() ? newest : OptionalLong.of(nowMillis - newest.getAsLong());
  }
}
