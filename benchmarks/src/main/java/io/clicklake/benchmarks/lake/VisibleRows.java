package io.clicklake.benchmarks.lake;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How many rows a lake that grows shows, whichever sink writes it: the sum of its files' footers,
 * each read once. Used by one thread.
 */
public final class VisibleRows {

  private final Path bucket;
  private final LakeReader reader;
  private final Map<String, Long> known = new HashMap<>();

  public VisibleRows(Path bucket, LakeReader reader) {
    this.bucket = bucket;
    this.reader = reader;
  }

  /** Rows that are visible now. */
  public long now() {
    DataFiles files = DataFiles.in(bucket);
    Set<String> unread = new HashSet<>(files.bytesByKey().keySet());
    unread.removeAll(known.keySet());
    known.putAll(reader.rowsByKey(files, unread));
    return known.values().stream().mapToLong(Long::longValue).sum();
  }
}
