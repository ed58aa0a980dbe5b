package io.clicklake.connect.partition;

import io.clicklake.connect.batch.RewrittenFiles;
import io.clicklake.connect.batch.RotationReason;
import io.clicklake.connect.commit.CommitLog;
import io.clicklake.connect.commit.CommitRecord;
import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.decode.VersionedSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of the newest commit were lost before they became visible (their uploads expired, or
 * somebody aborted them). Their records are read from Kafka again, and only they are written: same
 * range, same keys, in a record that replaces the old one. Where memory does not suffice for all of
 * them at once, that record has some of them, and the others are still lost: they are the next
 * repair.
 */
final class Repairing implements PartitionState {

  private static final Logger LOG = LoggerFactory.getLogger(Repairing.class);

  private final PartitionContext context;
  private final CommitLog.Entry entry;
  private final List<CommittedFile> lost;

  private final RewrittenFiles again;

  /** Offset after the last record taken; a round that failed elsewhere is delivered again. */
  private long position;

  /** Whether the next record is a new one: lower offsets are then no repetition. */
  private boolean nextIsNew;

  /** Records of the range that Kafka still held. */
  private long delivered;

  Repairing(PartitionContext context, CommitLog.Entry entry, List<CommittedFile> lost) {
    this.context = context;
    this.entry = entry;
    this.position = entry.commit().first();
    this.lost = List.copyOf(lost);
    this.again = new RewrittenFiles(context.files(), context.memory());
    LOG.warn(
        "uploads of a committed batch are gone, reading it again topic={} partition={} sequence={}"
            + " first={} next={} files={}",
        context.topic(),
        context.partition(),
        entry.sequence(),
        entry.commit().first(),
        entry.commit().next(),
        lost.size());
  }

  @Override
  public PartitionState add(KafkaRecord incoming) {
    CommitRecord commit = entry.commit();
    if (incoming.offset() < position) {
      if (nextIsNew) {
        throw new OffsetsRestartedException(
            context.topic(), context.partition(), position, incoming.offset());
      }
      return this;
    }
    nextIsNew = false;
    if (incoming.offset() < commit.next()) {
      write(incoming);
      delivered++;
    }
    position = incoming.offset() + 1;
    return incoming.offset() < commit.next() - 1 ? this : finish();
  }

  private void write(KafkaRecord incoming) {
    try {
      Landing landing = context.landings().again(incoming, this::target);
      fileOf(landing, incoming.offset())
          .ifPresent(
              file ->
                  again.add(
                      file,
                      incoming.offset(),
                      landing.row(),
                      landing.written().id(),
                      landing.schema(),
                      landing.encodedBytes()));
    } catch (BadRecordException e) {
      LOG.debug(
          "rejected before, skipped in repair topic={} partition={} offset={}",
          context.topic(),
          context.partition(),
          incoming.offset(),
          e);
    }
  }

  /** The schema that records written with this one went to files as; one per batch. */
  private Optional<VersionedSchema> target(int writtenWith) {
    return entry.commit().files().stream()
        .filter(file -> holds(file, writtenWith))
        .findFirst()
        .flatMap(file -> context.landings().find(file.schemaId()));
  }

  private static boolean holds(CommittedFile file, int writtenWith) {
    return file.writtenWith().isEmpty() || file.writtenWith().contains(writtenWith);
  }

  /** The lost file that the record was in, if it was in one. */
  private Optional<CommittedFile> fileOf(Landing landing, long offset) {
    return lost.stream()
        .filter(file -> holds(file, landing.written().id()))
        .filter(
            file ->
                context.landings().areRepeatable()
                    ? file.path().equals(landing.path())
                    : file.firstOffset() <= offset && offset <= file.lastOffset())
        .findFirst();
  }

  /** Replaces the record; recovery publishes it, whoever wrote it. */
  private PartitionState finish() {
    List<CommittedFile> files = new ArrayList<>(entry.commit().files());
    files.removeAll(lost);
    List<CommittedFile> rewritten = again.finish();
    files.addAll(rewritten);
    files.addAll(again.putOff());
    CommitRecord commit = entry.commit().withFiles(files);
    if (commit.rows() < entry.commit().rows()) {
      context.files().abort(heldByKafka() ? rewritten : List.of());
      explainMissingRows(commit);
    }
    if (!context.log().replace(entry, commit)) {
      context.files().abort(rewritten);
    }
    return new Unpositioned();
  }

  private boolean heldByKafka() {
    CommitRecord commit = entry.commit();
    return delivered == commit.next() - commit.first() - commit.absent();
  }

  private void explainMissingRows(CommitRecord repaired) {
    CommitRecord before = entry.commit();
    if (heldByKafka()) {
      throw new IllegalStateException(
          ("the batch [%d, %d) of %s-%d had %d rows and has %d when read again, though Kafka holds"
                  + " all of it: set timestamp.field and timezone, and the subject in the registry,"
                  + " back to what they were until the batch is repaired")
              .formatted(
                  before.first(),
                  before.next(),
                  context.topic(),
                  context.partition(),
                  before.rows(),
                  repaired.rows()));
    }
    LOG.error(
        "rows lost: Kafka no longer holds all of a batch whose uploads are gone topic={}"
            + " partition={} first={} next={} rowsBefore={} rowsNow={}",
        context.topic(),
        context.partition(),
        before.first(),
        before.next(),
        before.rows(),
        repaired.rows());
  }

  @Override
  public PartitionState roundSucceeded() {
    nextIsNew = true;
    return this;
  }

  @Override
  public PartitionState rotateIfDue(Instant now) {
    return this;
  }

  /** A batch that is read again cannot be closed before its end; files of it can be put off. */
  @Override
  public PartitionState rotate(RotationReason reason) {
    if (reason == RotationReason.MEMORY) {
      again.putOffOne();
    }
    return this;
  }

  @Override
  public OpenWork openWork() {
    return new OpenWork(again.openFiles(), again.heldBytes());
  }

  @Override
  public OptionalLong committed() {
    return OptionalLong.empty();
  }

  @Override
  public Optional<Instant> deadline() {
    return Optional.empty();
  }

  @Override
  public void discard() {
    again.discard();
  }
}
