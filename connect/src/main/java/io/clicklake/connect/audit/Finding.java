package io.clicklake.connect.audit;

/**
 * Something in a lake that is not as its commit logs have it.
 *
 * @param key of the object it is about
 */
public record Finding(Kind kind, String key, String expected, String found) {

  /** What is off. */
  public enum Kind {
    /** A commit record between others is gone. */
    RECORD_MISSING("record missing"),
    /** A commit record cannot be read. */
    RECORD_UNREADABLE("record unreadable"),
    /** A commit record is another topic's or partition's. */
    RECORD_MISPLACED("record misplaced"),
    /** Records of one log belong to several connectors. */
    RECORD_FOREIGN("record of another connector"),
    /** A record does not start where the one before it ends. */
    RANGE("offset range"),
    /** Rows, rejected and absent offsets of a record are not its range. */
    OFFSETS("offsets unaccounted for"),
    /** A record's sums of what lies before it are not those of the record before it. */
    SUMS("sums of the log"),
    /** A file of a record is not there. */
    FILE_MISSING("file missing"),
    /** A file of the newest record is not there yet; the sink makes it visible, or will. */
    FILE_IN_FLIGHT("file in flight"),
    /** A file's size is not that of its record. */
    FILE_SIZE("file size"),
    /** A file has other rows than its record. */
    FILE_ROWS("file rows"),
    /** A file is no whole Parquet file. */
    FILE_UNREADABLE("file unreadable"),
    /** Two records list one file. */
    FILE_TWICE("file listed twice"),
    /** A Parquet file is in no record. */
    FILE_UNLISTED("file unlisted"),
    /** Files of pruned records are not as the sums have them. */
    PRUNED("files of pruned records");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** In words, for people. */
    public String title() {
      return title;
    }
  }

  /** Whether it is no damage: work that the sink has not finished. */
  public boolean inFlight() {
    return kind == Kind.FILE_IN_FLIGHT;
  }
}
