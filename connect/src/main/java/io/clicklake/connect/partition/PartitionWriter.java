package io.clicklake.connect.partition;

import io.clicklake.connect.batch.RotationReason;
import io.clicklake.connect.commit.CommitLog;
import io.clicklake.connect.commit.Publication;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.store.StoreUnavailableException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One assigned topic-partition. The commit log alone says where it stands; whenever that is in
 * doubt (assignment, an outage of the store, another writer) it gives up what is open, reads the
 * log and asks to be positioned.
 *
 * <p>Use in every round: {@link #recover()}, {@link #add} per record, {@link #rotateIfDue()}; and,
 * only once no record of the round will be delivered again, {@link #takeSeek()} and {@link
 * #roundSucceeded()}. Any method may throw {@link StoreUnavailableException} or {@code
 * RegistryUnavailableException}: then the round is repeated. Used by one thread.
 */
public final class PartitionWriter {

  private final PartitionContext context;
  private PartitionState state = new Unpositioned();
  private OptionalLong firstSeen = OptionalLong.empty();
  private OptionalLong seek = OptionalLong.empty();

  public PartitionWriter(PartitionContext context) {
    this.context = context;
  }

  /** Reads the log where the position is not known, and repairs or publishes its newest record. */
  public void recover() {
    repositionIfLost();
  }

  /**
   * Adds a record; one that is in the lake already, or that is to be delivered again, is skipped.
   */
  public void add(KafkaRecord incoming) {
    if (firstSeen.isEmpty()) {
      firstSeen = OptionalLong.of(incoming.offset());
    }
    // As an attempt, without an object per record.
    try {
      state = state.add(incoming);
    } catch (StoreUnavailableException e) {
      discard();
      throw e;
    }
    repositionIfLost();
  }

  /** Closes the batch if it is due. */
  public void rotateIfDue() {
    attempt(() -> state.rotateIfDue(context.clock().instant()));
    repositionIfLost();
  }

  /** Closes the batch now, for this reason. */
  public void rotate(RotationReason reason) {
    attempt(() -> state.rotate(reason));
    repositionIfLost();
  }

  /** What is open and not committed. */
  public OpenWork openWork() {
    return state.openWork();
  }

  /** The newest record time seen, in milliseconds since 1970-01-01T00:00:00Z. */
  public OptionalLong newestRecordMillis() {
    return state.newestRecordMillis();
  }

  /** The offset that Kafka's consumer is to be moved to, told once. */
  public OptionalLong takeSeek() {
    OptionalLong taken = seek;
    seek = OptionalLong.empty();
    return taken;
  }

  /** The consumer stands where it was asked to; what is delivered from now on follows. */
  public void roundSucceeded() {
    state = state.roundSucceeded();
  }

  /** The offset up to which everything is in the lake. */
  public OptionalLong committed() {
    return state.committed();
  }

  /** When {@link #rotateIfDue()} has something to do at the latest. */
  public Optional<Instant> deadline() {
    return state.deadline();
  }

  /** Gives up what is open. */
  public void discard() {
    state.discard();
    state = new Unpositioned();
  }

  private void repositionIfLost() {
    if (state instanceof Unpositioned) {
      attempt(this::position);
    }
  }

  private PartitionState position() {
    Optional<CommitLog.Entry> newest = context.log().newest();
    if (newest.isEmpty()) {
      Writing empty = Writing.emptyLog(context);
      seek = firstSeen;
      return seek.isPresent() ? new Seeking(empty) : empty;
    }
    CommitLog.Entry entry = newest.get();
    Publication.Result published = context.publication().publish(entry.commit());
    if (!published.displaced().isEmpty()) {
      if (entry.equals(context.log().newest().orElse(null))) {
        throw new DisplacedFileException(published.displaced());
      }
      // Another owner repaired the record meanwhile; the objects are those of its newer form.
      return position();
    }
    if (published.complete()) {
      Writing behind = Writing.after(context, entry);
      seek = OptionalLong.of(entry.commit().next());
      return new Seeking(behind);
    }
    seek = OptionalLong.of(entry.commit().first());
    return new Seeking(new Repairing(context, entry, published.lost()));
  }

  private void attempt(Step step) {
    try {
      state = step.take();
    } catch (StoreUnavailableException e) {
      discard();
      throw e;
    }
  }

  private interface Step {
    PartitionState take();
  }
}
