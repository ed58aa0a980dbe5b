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

  /** Whether the next record is a new one: lower offsets are then no repetition. */
  private boolean nextIsNew;

  /** Newest version seen; the schema of every batch until a newer one comes. */
  private @Nullable VersionedSchema newest;

  private @Nullable OpenBatch batch;
  private final List<Future<?>> rejections = new ArrayList<>();

  private Writing(PartitionContext context, long sequence, OptionalLong first) {
    this.context = context;
    this.sequence = sequence;
    this.first = first;
    this.position = first;
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
    long offset = incoming.offset();
    if (position.isPresent() && offset < position.getAsLong()) {
      if (nextIsNew) {
        throw new OffsetsRestartedException(
            context.topic(), context.partition(), position.getAsLong(), offset);
      }
      return this;
    }
    try {
      Decoded decoded = decode(incoming);
      if (batch != null && newest != null && decoded.schema().isNewerThan(newest)) {
        PartitionState after = commit(RotationReason.SCHEMA);
        if (after != this) {
          return after;
        }
      }
      take(offset);
      newest = decoded.schema();
      recordClock.see(decoded.epochMillis());
      openBatch()
          .add(
              context.paths().of(decoded.epochMillis()),
              offset,
              decoded.datum(),
              decoded.schema(),
              decoded.encodedBytes());
    } catch (BadRecordException e) {
      take(offset);
      reject(offset, e);
    }
    position = OptionalLong.of(offset + 1);
    return rotateIfDue(context.clock().instant());
  }

  /** A record as the batch takes it, in the newest schema there is. */
  private record Decoded(
      VersionedSchema schema, GenericRecord datum, long epochMillis, int encodedBytes) {}

  /** Changes nothing: a record that cannot be read must not decide the schema of others. */
  private Decoded decode(Incoming incoming) {
    byte[] value = incoming.event();
    VersionedSchema written = context.decoder().schemaOf(value);
    VersionedSchema schema = newest == null || written.isNewerThan(newest) ? written : newest;
    GenericRecord datum = context.decoder().decode(value, written, schema);
    return new Decoded(schema, datum, context.timestamp().epochMillis(datum), value.length);
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
    if (first.isEmpty()) {
      first = OptionalLong.of(offset);
    }
  }

  private void reject(long offset, BadRecordException cause) {
    LOG.warn(
        "record rejected topic={} partition={} offset={} cause={}",
        context.topic(),
        context.partition(),
        offset,
        cause.getMessage());
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
    if (!context.publication().publish(commit).complete()) {
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
