package io.clicklake.connect.commit;

import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which records of a log are kept and which are due to be deleted. Deletes in bundles: not at every
 * commit, but once a tenth of what is kept is too old. Used by one thread.
 */
final class RecordRetention {

  /** What one request to S3 deletes. */
  private static final int LARGEST_BUNDLE = 1_000;

  private final int kept;
  private final NavigableSet<Long> present = new TreeSet<>();

  /**
   * Keeps the newest records.
   *
   * @param kept how many, at least 2
   */
  RecordRetention(int kept) {
    if (kept < 2) {
      throw new IllegalArgumentException("a log of " + kept + " records kept, not ≥ 2");
    }
    this.kept = kept;
  }

  /** The log was listed and has these numbers. */
  void listed(Collection<Long> sequences) {
    present.clear();
    present.addAll(sequences);
  }

  void appended(long sequence) {
    present.add(sequence);
  }

  void deleted(Collection<Long> sequences) {
    sequences.forEach(present::remove);
  }

  /** The lowest number kept once the log ends at this one. */
  long keptFrom(long newest) {
    return Math.max(0, newest - kept + 1);
  }

  /** Numbers to delete now, in ascending order. */
  List<Long> due(long keptFrom) {
    NavigableSet<Long> old = present.headSet(keptFrom, false);
    return old.size() < Math.max(1, kept / 10)
        ? List.of()
        : old.stream().limit(LARGEST_BUNDLE).toList();
  }
}
