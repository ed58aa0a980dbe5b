package io.clicklake.connect.audit;

import io.clicklake.connect.audit.Finding.Kind;
import io.clicklake.connect.commit.CommitRecord;
import io.clicklake.connect.commit.CommittedFile;
import io.clicklake.connect.commit.History;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether the Parquet files of one topic-partition are those of its log. */
final class FileAudit {

  private final LakeObjects objects;
  private final LogRecords log;
  private final Map<String, Data> unlisted = new TreeMap<>();
  private final Map<String, CommittedFile> listed = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  /** A Parquet file as a listing has it, and the offset in its name. */
  record Data(LakeObject object, long offset) {}

  private FileAudit(LakeObjects objects, LogRecords log, List<Data> data) {
    this.objects = objects;
    this.log = log;
    data.forEach(file -> unlisted.put(file.object().key(), file));
  }

  /**
   * Compares.
   *
   * @param data Parquet files of the partition, listed before the log was read
   */
  static List<Finding> of(LakeObjects objects, LogRecords log, List<Data> data) {
    FileAudit audit = new FileAudit(objects, log, data);
    log.readable().forEach(audit::checkFilesOf);
    audit.checkRest();
    return audit.findings;
  }

  private void checkFilesOf(long sequence, CommitRecord record) {
    boolean newest = sequence == log.readable().lastKey();
    for (CommittedFile file : record.files()) {
      if (listed.put(file.key(), file) != null) {
        add(Kind.FILE_TWICE, file.key(), "one record that lists it", "another is " + sequence);
        continue;
      }
      Data data = unlisted.remove(file.key());
      checkThere(sequence, record, file, newest);
      if (data != null && data.object().bytes() != file.bytes()) {
        add(Kind.FILE_SIZE, file.key(), file.bytes() + " bytes", data.object().bytes() + " bytes");
      }
    }
  }

  private void checkThere(long sequence, CommitRecord record, CommittedFile file, boolean newest) {
    try {
      Optional<ParquetFooter> footer = ParquetFooter.read(objects, file.key());
      if (footer.isEmpty()) {
        add(
            newest ? Kind.FILE_IN_FLIGHT : Kind.FILE_MISSING,
            file.key(),
            "%d rows of record %d".formatted(file.rows(), sequence),
            "no object; committed at " + record.committedAt());
      } else if (footer.get().rows() != file.rows()) {
        add(Kind.FILE_ROWS, file.key(), file.rows() + " rows", footer.get().rows() + " rows");
      }
    } catch (IOException e) {
      add(Kind.FILE_UNREADABLE, file.key(), file.rows() + " rows", String.valueOf(e.getMessage()));
    }
  }

  /** What no record lists belongs to pruned records, or to none. */
  private void checkRest() {
    if (log.readable().isEmpty()) {
      unlisted.keySet().forEach(this::addUnlisted);
      return;
    }
    CommitRecord oldest = log.readable().firstEntry().getValue();
    History pruned = oldest.before();
    List<Data> before = new ArrayList<>();
    for (Data file : unlisted.values()) {
      if (file.offset() >= pruned.first() && file.offset() < oldest.first()) {
        before.add(file);
      } else {
        addUnlisted(file.object().key());
      }
    }
    long bytes = before.stream().mapToLong(file -> file.object().bytes()).sum();
    long rows = before.stream().mapToLong(this::rows).sum();
    if (before.size() != pruned.files() || rows != pruned.rows() || bytes != pruned.bytes()) {
      add(
          Kind.PRUNED,
          log.key(log.readable().firstKey()),
          "%d files, %d rows, %d bytes before offset %d"
              .formatted(pruned.files(), pruned.rows(), pruned.bytes(), oldest.first()),
          "%d files, %d rows, %d bytes".formatted(before.size(), rows, bytes));
    }
  }

  private long rows(Data file) {
    String key = file.object().key();
    try {
      return ParquetFooter.read(objects, key).map(ParquetFooter::rows).orElse(0L);
    } catch (IOException e) {
      add(Kind.FILE_UNREADABLE, key, "a Parquet file", String.valueOf(e.getMessage()));
      return 0;
    }
  }

  private void addUnlisted(String key) {
    add(Kind.FILE_UNLISTED, key, "a record that lists it, or none of its name", "no record");
  }

  private void add(Kind kind, String key, String expected, String found) {
    findings.add(new Finding(kind, key, expected, found));
  }
}
