package io.clicklake.connect.partition;

import io.clicklake.connect.batch.OpenBatch;
import io.clicklake.connect.batch.RecordClock;
import io.clicklake.connect.batch.RotationReason;
import io.clicklake.connect.commit.CommitLog;
import io.clicklake.connect.commit.CommitRecord;
import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.VersionedSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records become batches, batches become commits. */
final class Writing implements PartitionState {

  private static final Logger LOG = LoggerFactory.getLogger(Writing.class);

  private final PartitionContext context;
  private final RecordClock recordClock = new RecordClock();

  /** Number of the record that commits the next batch. */
  private long sequence;

  /** Start of the batch: the offset after the last commit; unknown for an empty log. */
  private OptionalLong first;

  /** Offset after the last record taken. */
  private OptionalLong position;

  /** Whether nothing was delivered since the consumer was moved to {@code first}. */
  private boolean justPositioned;

  /** Newest version seen; the schema of every batch until a newer one comes. */
  private @Nullable VersionedSchema newest;

  private @Nullable OpenBatch batch;
  private final List<Future<?>> rejections = new ArrayList<>();

  private Writing(PartitionContext context, long sequence, OptionalLong first) {
    this.context = context;
    this.sequence = sequence;
    this.first = first;
    this.position = first;
    this.justPositioned = first.isPresent();
  }

  static Writing emptyLog(PartitionContext context) {
    return new Writing(context, 0, OptionalLong.empty());
  }

  static Writing after(PartitionContext context, CommitLog.Entry newest) {
    CommitRecord commit = newest.commit();
    Writing writing = new Writing(context, newest.sequence() + 1, OptionalLong.of(commit.next()));
    commit.files().stream()
        .findAny()
        .flatMap(file -> context.schemas().find(file.schemaId()))
        .ifPresent(schema -> writing.newest = schema);
    return writing;
  }

  @Override
  public PartitionState add(Incoming incoming) {
    if (position.isPresent() && incoming.offset() < position.getAsLong()) {
      if (justPositioned) {
        throw new OffsetsRestartedException(
            context.topic(), context.partition(), position.getAsLong(), incoming.offset());
      }
      return this;
    }
    try {
      VersionedSchema written = context.decoder().schemaOf(incoming.event());
      if (batch != null && newest != null && written.isNewerThan(newest)) {
        PartitionState after = commit(RotationReason.SCHEMA);
        if (after != this) {
          return after;
        }
      }
      take(incoming.offset());
      write(incoming, written);
    } catch (BadRecordException e) {
      take(incoming.offset());
      reject(incoming.offset(), e);
    }
    position = OptionalLong.of(incoming.offset() + 1);
    return rotateIfDue(context.clock().instant());
  }

  /** Notes that the offset belongs to this partition's run of batches. */
  private void take(long offset) {
    long expected = first.orElse(offset);
    if (justPositioned && offset > expected) {
      LOG.warn(
          "Kafka does not hold all offsets since the last commit (retention, compaction or"
              + " transaction markers) topic={} partition={} expected={} delivered={}",
          context.topic(),
          context.partition(),
          expected,
          offset);
    }
    justPositioned = false;
    first = OptionalLong.of(expected);
  }

  private void write(Incoming incoming, VersionedSchema written) {
    VersionedSchema schema = newest == null || written.isNewerThan(newest) ? written : newest;
    newest = schema;
    byte[] value = incoming.event();
    GenericRecord datum = context.decoder().decode(value, written, schema);
    long epochMillis = context.timestamp().epochMillis(datum);
    recordClock.see(epochMillis);
    openBatch()
        .add(context.paths().of(epochMillis), incoming.offset(), datum, schema, value.length);
  }

  private void reject(long offset, BadRecordException cause) {
    rejections.add(context.rejections().reject(offset, cause));
    openBatch().reject();
  }

  private OpenBatch openBatch() {
    if (batch == null) {
      batch = new OpenBatch(context.files(), context.clock().instant(), recordClock);
    }
    return batch;
  }

  @Override
  public PartitionState rotateIfDue(Instant now) {
    if (batch == null) {
      return this;
    }
    Optional<RotationReason> reason = context.policy().due(batch.progress(), now);
    return reason.isPresent() ? commit(reason.get()) : this;
  }

  /** Commits the batch: finish its files, append its record, make its files visible. */
  private PartitionState commit(RotationReason reason) {
    OpenBatch closing = batch;
    if (closing == null) {
      return this;
    }
    List<CommittedFile> files = closing.finish();
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
            closing.rejected(),
            reason.code(),
            context.clock().instant(),
            files);
    // From here on the record may be there, whatever the answer: its uploads must not be aborted.
    batch = null;
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
    if (!context.publication().publish(commit).isEmpty()) {
      return new Unpositioned();
    }
    LOG.info(
        "committed topic={} partition={} sequence={} first={} next={} files={} rows={} bytes={}"
            + " rejected={} reason={}",
        context.topic(),
        context.partition(),
        sequence,
        from,
        next,
        files.size(),
        commit.rows(),
        commit.bytes(),
        commit.rejected(),
        commit.reason());
    sequence++;
    first = position;
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
    return batch == null ? Optional.empty() : context.policy().deadline(batch.progress());
  }

  @Override
  public void discard() {
    if (batch != null) {
      batch.discard();
      batch = null;
    }
  }
}
