package io.clicklake.connect.partition;

import io.clicklake.connect.batch.OpenBatch;
import io.clicklake.connect.batch.RecordClock;
import io.clicklake.connect.batch.RotationReason;
import io.clicklake.connect.commit.CommitLog;
import io.clicklake.connect.commit.CommitRecord;
import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.decode.VersionedSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records become batches, batches become commits. */
final class Writing implements PartitionState {

  private static final Logger LOG = LoggerFactory.getLogger(Writing.class);

  /**
   * A topic of bad records only: their reports must not fill the heap until the batch is closed.
   */
  private static final int MOST_REPORTS_UNDERWAY = 1_000;

  private final PartitionContext context;
  private final RecordClock recordClock = new RecordClock();

  /** Number of the record that commits the next batch. */
  private long sequence;

  /** Start of the batch: the offset after the last commit; unknown for an empty log. */
  private OptionalLong first;

  /** Offset after the last record taken. */
  private OptionalLong position;

  /** Whether the next record is a new one: lower offsets are then no repetition. */
  private boolean nextIsNew;

  /** The version that leads so far; one that replaces it closes the batch. */
  private Optional<VersionedSchema> leading = Optional.empty();

  /** Offsets of the batch's range that Kafka did not deliver. */
  private long absent;

  private OpenBatch batch;
  private final List<Future<?>> rejections = new ArrayList<>();

  private Writing(PartitionContext context, long sequence, OptionalLong first) {
    this.context = context;
    this.sequence = sequence;
    this.first = first;
    this.position = first;
    this.batch = new OpenBatch(context.files(), recordClock, context.memory());
  }

  static Writing emptyLog(PartitionContext context) {
    context.markers().ifPresent(markers -> markers.restart(List.of()));
    return new Writing(context, 0, OptionalLong.empty());
  }

  static Writing after(PartitionContext context, CommitLog.Entry newest) {
    CommitRecord commit = newest.commit();
    Writing writing = new Writing(context, newest.sequence() + 1, OptionalLong.of(commit.next()));
    writing.leading = context.landings().leading(commit.files());
    context.markers().ifPresent(markers -> markers.restart(commit.unmarked()));
    return writing;
  }

  @Override
  public PartitionState add(KafkaRecord incoming) {
    long offset = incoming.offset();
    if (position.isPresent() && offset < position.getAsLong()) {
      if (nextIsNew) {
        throw new OffsetsRestartedException(
            context.topic(), context.partition(), position.getAsLong(), offset);
      }
      return this;
    }
    Instant now = context.clock().instant();
    try {
      // Changes nothing: a record that cannot be read must not decide the schema of others.
      Landing landing = context.landings().of(incoming, leading);
      if (!batch.isEmpty() && replacesLeading(landing)) {
        PartitionState after = commit(RotationReason.SCHEMA);
        if (after != this) {
          return after;
        }
      }
      take(offset);
      leading = Optional.of(landing.leading());
      recordClock.see(landing.epochMillis());
      context.markers().ifPresent(markers -> markers.touch(landing.path(), landing.epochMillis()));
      batch.add(
          landing.path(),
          offset,
          landing.row(),
          landing.written().id(),
          landing.schema(),
          landing.encodedBytes(),
          now);
    } catch (BadRecordException e) {
      take(offset);
      reject(offset, e, now);
    }
    position = OptionalLong.of(offset + 1);
    return rotateIfDue(now);
  }

  private boolean replacesLeading(Landing landing) {
    return leading.isPresent() && leading.get().id() != landing.leading().id();
  }

  /** Notes that the offset belongs to this partition's run of batches. */
  private void take(long offset) {
    long expected = position.orElse(offset);
    if (nextIsNew && offset > expected) {
      LOG.warn(
          "Kafka does not hold all offsets (retention, compaction or transaction markers)"
              + " topic={} partition={} expected={} delivered={}",
          context.topic(),
          context.partition(),
          expected,
          offset);
    }
    nextIsNew = false;
    absent += offset - expected;
    if (first.isEmpty()) {
      first = OptionalLong.of(offset);
    }
  }

  private void reject(long offset, BadRecordException cause, Instant now) {
    rejections.add(context.rejections().reject(offset, cause));
    if (rejections.size() >= MOST_REPORTS_UNDERWAY) {
      awaitRejections();
    }
    batch.reject(now);
  }

  @Override
  public PartitionState rotateIfDue(Instant now) {
    if (batch.isEmpty()) {
      return this;
    }
    Optional<RotationReason> reason = context.policy().due(batch, now);
    return reason.isPresent() ? commit(reason.get()) : this;
  }

  @Override
  public PartitionState rotate(RotationReason reason) {
    return batch.isEmpty() ? this : commit(reason);
  }

  @Override
  public OpenWork openWork() {
    return new OpenWork(batch.openFiles(), batch.heldBytes());
  }

  @Override
  public OptionalLong newestRecordMillis() {
    return recordClock.newest();
  }

  /** Commits the batch: finish its files, append its record, make its files visible. */
  private PartitionState commit(RotationReason reason) {
    Instant closed = context.clock().instant();
    List<CommittedFile> files = batch.finish();
    awaitRejections();
    long from = first.orElseThrow();
    long next = position.orElseThrow();
    CommitRecord commit =
        new CommitRecord(
            context.connector(),
            context.writer(),
            context.topic(),
            context.partition(),
            from,
            next,
            batch.rejected(),
            absent,
            reason.code(),
            context.clock().instant(),
            files,
            context.markers().map(PartitionMarkers::unmarked).orElse(List.of()));
    // From here on the record may be there, whatever the answer: its uploads must not be aborted.
    batch = new OpenBatch(context.files(), recordClock, context.memory());
    if (!context.log().append(sequence, commit)) {
      LOG.warn(
          "another writer committed first, batch discarded topic={} partition={} sequence={}"
              + " first={} next={}",
          context.topic(),
          context.partition(),
          sequence,
          from,
          next);
      context.files().abort(files);
      return new Unpositioned();
    }
    if (!context.publication().publish(commit).complete()) {
      return new Unpositioned();
    }
    Duration latency = Duration.between(closed, context.clock().instant());
    context.meter().committed(commit, reason, latency);
    LOG.info(
        "committed topic={} partition={} sequence={} first={} next={} files={} rows={} bytes={}"
            + " rejected={} reason={} latencyMs={}",
        context.topic(),
        context.partition(),
        sequence,
        from,
        next,
        files.size(),
        commit.rows(),
        commit.bytes(),
        commit.rejected(),
        commit.reason(),
        latency.toMillis());
    context.markers().ifPresent(markers -> markers.mark(recordClock.newest()));
    sequence++;
    first = position;
    absent = 0;
    return this;
  }

  @Override
  public PartitionState roundSucceeded() {
    nextIsNew = true;
    return this;
  }

  private void awaitRejections() {
    try {
      for (Future<?> rejection : rejections) {
        rejection.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rejected records were reported", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a rejected record could not be reported", e.getCause());
    }
    rejections.clear();
  }

  @Override
  public OptionalLong committed() {
    return first;
  }

  @Override
  public Optional<Instant> deadline() {
    return batch.isEmpty() ? Optional.empty() : context.policy().deadline(batch);
  }

  @Override
  public void discard() {
    batch.discard();
  }
}
