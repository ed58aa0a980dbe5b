package io.clicklake.connect.partition;

import io.clicklake.connect.commit.CommitLog;
import io.clicklake.connect.commit.CommitRecord;
import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.VersionedSchema;
import io.clicklake.connect.file.ParquetFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.generic.GenericRecord;
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
  private final Map<String, CommittedFile> lost = new LinkedHashMap<>();
  private final Map<String, ParquetFile> again = new LinkedHashMap<>();

  /** Offset after the last record taken; a round that failed elsewhere is delivered again. */
  private long position;

  Repairing(PartitionContext context, CommitLog.Entry entry, List<CommittedFile> lost) {
    this.context = context;
    this.entry = entry;
    this.position = entry.commit().first();
    lost.forEach(file -> this.lost.put(file.path(), file));
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
  public PartitionState add(Incoming incoming) {
    CommitRecord commit = entry.commit();
    if (incoming.offset() < position) {
      return this;
    }
    if (incoming.offset() < commit.next()) {
      write(incoming);
    }
    position = incoming.offset() + 1;
    return incoming.offset() < commit.next() - 1 ? this : finish();
  }

  private void write(Incoming incoming) {
    try {
      byte[] value = incoming.event();
      VersionedSchema written = context.decoder().schemaOf(value);
      VersionedSchema read = context.schemas().schema(lost.values().iterator().next().schemaId());
      GenericRecord datum = context.decoder().decode(value, written, read);
      String path = context.paths().of(context.timestamp().epochMillis(datum));
      CommittedFile file = lost.get(path);
      if (file != null) {
        again.computeIfAbsent(path, any -> context.files().again(file, read.schema())).write(datum);
      }
    } catch (BadRecordException e) {
      LOG.debug("rejected before, skipped in repair offset={}", incoming.offset(), e);
    }
  }

  /** Replaces the record; recovery publishes it, whoever wrote it. */
  private PartitionState finish() {
    List<CommittedFile> files = new ArrayList<>(entry.commit().files());
    files.removeAll(lost.values());
    List<CommittedFile> rewritten = new ArrayList<>();
    for (ParquetFile file : again.values()) {
      rewritten.add(file.finish());
    }
    again.clear();
    files.addAll(rewritten);
    CommitRecord commit = entry.commit().withFiles(files);
    if (commit.rows() < entry.commit().rows()) {
      LOG.error(
          "rows lost: Kafka no longer holds all of a batch whose uploads are gone topic={}"
              + " partition={} first={} next={} rowsBefore={} rowsNow={}",
          context.topic(),
          context.partition(),
          commit.first(),
          commit.next(),
          entry.commit().rows(),
          commit.rows());
    }
    if (!context.log().replace(entry, commit)) {
      context.files().abort(rewritten);
    }
    return new Unpositioned();
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
