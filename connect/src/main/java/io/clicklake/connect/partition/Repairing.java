package io.clicklake.connect.partition;

import io.clicklake.connect.commit.CommitLog;
import io.clicklake.connect.commit.CommitRecord;
import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.decode.VersionedSchema;
import io.clicklake.connect.file.ParquetFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of the newest commit were lost before they became visible (their uploads expired, or
 * somebody aborted them). Their records are read from Kafka again, and only they are written: same
 * range, same keys, in a record that replaces the old one.
 */
final class Repairing implements PartitionState {

  private static final Logger LOG = LoggerFactory.getLogger(Repairing.class);

  private final PartitionContext context;
  private final CommitLog.Entry entry;
  private final List<CommittedFile> lost;

  private final Map<String, ParquetFile> again = new LinkedHashMap<>();

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
                  again
                      .computeIfAbsent(
                          file.key(), any -> context.files().again(file, landing.schema().schema()))
                      .write(incoming.offset(), landing.written().id(), landing.row()));
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
    List<CommittedFile> rewritten = new ArrayList<>();
    for (ParquetFile file : again.values()) {
      rewritten.add(file.finish());
    }
    again.clear();
    files.addAll(rewritten);
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
    context.files().discard(again.values());
  }
}
