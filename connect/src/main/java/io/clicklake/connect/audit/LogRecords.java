package io.clicklake.connect.audit;

import io.clicklake.connect.commit.CommitLog;
import io.clicklake.connect.commit.CommitRecord;
import io.clicklake.connect.commit.CommitRecordJson;
import io.clicklake.connect.commit.CorruptCommitLogException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The records of one commit log that still mean something: from the newest one's {@code keptFrom}
 * to the newest.
 *
 * @param prefix of the log's keys
 * @param readable records by sequence number
 * @param findings about those that are not
 */
record LogRecords(
    String prefix, NavigableMap<Long, CommitRecord> readable, List<Finding> findings) {

  /** A log that is written to while it is read may be pruned under the reader's hands. */
  private static final int ATTEMPTS = 5;

  private static final Pattern RECORD = Pattern.compile("0\\d{19}\\.json");

  static LogRecords read(LakeObjects objects, String topicsDirectory, String topic, int partition) {
    String prefix = CommitLog.prefix(topicsDirectory, topic, partition);
    for (int attempt = 1; ; attempt++) {
      NavigableSet<Long> listed = sequences(objects, prefix);
      LogRecords records =
          listed.isEmpty()
              ? new LogRecords(prefix, new TreeMap<>(), List.of())
              : read(objects, prefix, listed);
      if (records.complete()
          || attempt == ATTEMPTS
          || sequences(objects, prefix).last().equals(listed.last())) {
        return records;
      }
    }
  }

  private boolean complete() {
    return findings.stream().noneMatch(finding -> finding.kind() == Finding.Kind.RECORD_MISSING);
  }

  private static NavigableSet<Long> sequences(LakeObjects objects, String prefix) {
    NavigableSet<Long> sequences = new TreeSet<>();
    for (LakeObject object : objects.list(prefix)) {
      String name = object.key().substring(prefix.length());
      if (RECORD.matcher(name).matches()) {
        sequences.add(Long.parseLong(name.substring(0, name.length() - ".json".length())));
      }
    }
    return sequences;
  }

  private static LogRecords read(LakeObjects objects, String prefix, NavigableSet<Long> listed) {
    NavigableMap<Long, CommitRecord> readable = new TreeMap<>();
    List<Finding> findings = new ArrayList<>();
    long newest = listed.last();
    long lowest = listed.first();
    for (long sequence = newest; sequence >= lowest; sequence--) {
      String key = keyOf(prefix, sequence);
      Optional<byte[]> json = listed.contains(sequence) ? objects.read(key) : Optional.empty();
      if (json.isEmpty()) {
        findings.add(
            new Finding(
                Finding.Kind.RECORD_MISSING,
                key,
                "a record, the log has %d to %d".formatted(lowest, newest),
                "no object"));
        continue;
      }
      try {
        CommitRecord record = CommitRecordJson.read(key, json.get());
        readable.put(sequence, record);
        lowest = sequence == newest ? record.keptFrom() : Math.max(lowest, record.keptFrom());
      } catch (CorruptCommitLogException e) {
        findings.add(
            new Finding(
                Finding.Kind.RECORD_UNREADABLE,
                key,
                "a commit record",
                String.valueOf(e.getMessage())));
      }
    }
    return new LogRecords(prefix, readable, findings);
  }

  String key(long sequence) {
    return keyOf(prefix, sequence);
  }

  private static String keyOf(String prefix, long sequence) {
    return prefix + String.format(Locale.ROOT, "%020d", sequence) + ".json";
  }
}
