package io.clicklake.benchmarks.fault;

import io.clicklake.benchmarks.lake.CommitHistory;
import io.clicklake.benchmarks.lake.DataFiles;
import io.clicklake.benchmarks.lake.LakeReader;
import io.clicklake.connect.commit.CommitRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts the lake once it has come to rest. */
record Audit(Path bucket, CommitHistory history) {

  /** Whether the records reach these ends and every file of theirs is there. */
  boolean complete(Map<Integer, Long> ends) {
    history.look();
    if (!history.positions().equals(ends)) {
      return false;
    }
    DataFiles files = DataFiles.in(bucket);
    return history.records().stream()
        .flatMap(record -> record.files().stream())
        .allMatch(file -> files.bytesByKey().containsKey(file.key()));
  }

  /** The counts. */
  Verdict verdict(long acknowledged, Map<Integer, Long> ends, List<String> failedTasks) {
    history.lookAgain();
    DataFiles files = DataFiles.in(bucket);
    List<String> findings = new ArrayList<>(history.breaks());
    if (!history.positions().equals(ends)) {
      findings.add(
          "the records end at %s, Kafka at %s (by partition)".formatted(history.positions(), ends));
    }
    try (LakeReader reader = new LakeReader()) {
      Map<String, Long> rowsByKey = reader.rowsByKey(files, files.bytesByKey().keySet());
      findings.addAll(history.differences(files, rowsByKey));
      LakeReader.Count count = reader.count(files);
      return new Verdict(
          acknowledged,
          ends.values().stream().mapToLong(Long::longValue).sum(),
          count.rows(),
          count.distinct(),
          history.records().stream().mapToLong(CommitRecord::rejected).sum(),
          history.size(),
          files.count(),
          findings,
          failedTasks);
    }
  }
}
