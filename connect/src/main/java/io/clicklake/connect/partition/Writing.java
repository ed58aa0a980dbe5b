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
    VersionedSchema written = null;
    BadRecordException bad = null;
    try {
      written = context.decoder().schemaOf(incoming.value());
    } catch (BadRecordException e) {
      bad = e;
    }
    if (written != null && newest != null && written.isNewerThan(newest) && batch != null) {
      PartitionState after = commit(RotationReason.SCHEMA);
      if (after != this) {
        return after;
      }
    }
    justPositioned = false;
    if (first.isEmpty()) {
      first = OptionalLong.of(incoming.offset());
    }
    if (written != null && incoming.value() != null) {
      bad = write(incoming.offset(), incoming.value(), written);
    }
    if (bad != null) {
      reject(incoming.offset(), bad);
    }
    position = OptionalLong.of(incoming.offset() + 1);
    return rotateIfDue(context.clock().instant());
  }

  /** Writes a record into the batch, or says why it cannot be. */
  private @Nullable BadRecordException write(long offset, byte[] value, VersionedSchema written) {
    if (newest == null || written.isNewerThan(newest)) {
      newest = written;
    }
    GenericRecord datum;
    long epochMillis;
    try {
      datum = context.decoder().decode(value, written, newest);
      epochMillis = context.timestamp().epochMillis(datum);
    } catch (BadRecordException e) {
      return e;
    }
    recordClock.see(epochMillis);
    openBatch().add(context.paths().of(epochMillis), offset, datum, newest, value.length);
    return null;
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
