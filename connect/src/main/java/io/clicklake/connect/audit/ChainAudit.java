package io.clicklake.connect.audit;

import io.clicklake.connect.audit.Finding.Kind;
import io.clicklake.connect.commit.CommitRecord;
import io.clicklake.connect.commit.History;
import java.util.ArrayList;
import java.util.List;

/** Whether the records of one log follow each other, without a look at files. Pure. */
final class ChainAudit {

  private final LogRecords log;
  private final String topic;
  private final int partition;
  private final List<Finding> findings = new ArrayList<>();

  private ChainAudit(LogRecords log, String topic, int partition) {
    this.log = log;
    this.topic = topic;
    this.partition = partition;
  }

  static List<Finding> of(LogRecords log, String topic, int partition) {
    ChainAudit audit = new ChainAudit(log, topic, partition);
    log.readable().forEach(audit::check);
    return audit.findings;
  }

  private void check(long sequence, CommitRecord record) {
    checkPlace(sequence, record);
    long offsets = record.next() - record.first();
    if (record.rows() + record.rejected() + record.absent() != offsets) {
      add(
          Kind.OFFSETS,
          sequence,
          "%d offsets in [%d, %d)".formatted(offsets, record.first(), record.next()),
          "%d rows, %d rejected, %d absent"
              .formatted(record.rows(), record.rejected(), record.absent()));
    }
    CommitRecord previous = log.readable().get(sequence - 1);
    if (previous != null) {
      checkBehind(sequence, record, previous);
    } else {
      checkSums(sequence, record);
    }
  }

  private void checkPlace(long sequence, CommitRecord record) {
    if (!record.topic().equals(topic) || record.partition() != partition) {
      add(
          Kind.RECORD_MISPLACED,
          sequence,
          topic + "-" + partition,
          record.topic() + "-" + record.partition());
    }
    String owner = log.readable().lastEntry().getValue().connector();
    if (!record.connector().equals(owner)) {
      add(Kind.RECORD_FOREIGN, sequence, "connector " + owner, "connector " + record.connector());
    }
  }

  private void checkBehind(long sequence, CommitRecord record, CommitRecord previous) {
    if (record.first() != previous.next()) {
      add(
          Kind.RANGE,
          sequence,
          "starts at " + previous.next() + ", where the record before it ends",
          "[%d, %d)".formatted(record.first(), record.next()));
    }
    // A record of an earlier sink has no sums: they begin with itself.
    boolean known = !record.before().equals(History.beginningAt(record.first()));
    if (known && !record.before().equals(previous.history())) {
      add(Kind.SUMS, sequence, previous.history().toString(), record.before().toString());
    }
  }

  private void checkSums(long sequence, CommitRecord record) {
    History before = record.before();
    long offsets = record.first() - before.first();
    if (before.rows() + before.rejected() + before.absent() != offsets) {
      add(
          Kind.SUMS,
          sequence,
          "%d offsets in [%d, %d)".formatted(offsets, before.first(), record.first()),
          before.toString());
    }
  }

  private void add(Kind kind, long sequence, String expected, String found) {
    findings.add(new Finding(kind, log.key(sequence), expected, found));
  }
}
