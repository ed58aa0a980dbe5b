package io.clicklake.registry.review;

/** What SQL returns for a value, held against what Avro resolution gives for it; gravest last. */
public enum Cell {
  /** There is nothing to read. */
  NOT_APPLICABLE("n/a"),
  /** The value reads back. */
  SAME("same"),
  /** The column is not visible yet. */
  HIDDEN("hidden"),
  /** NULL instead of the value or of Avro's default. */
  NULL("null"),
  /** Rows that should be found are not. */
  LOSES_ROWS("loses-rows"),
  /** Another value, and no error. */
  WRONG("wrong"),
  /** The query fails. */
  ERROR("error");

  private final String text;

  Cell(String text) {
    this.text = text;
  }

  /** As reviews spell it. */
  public String text() {
    return text;
  }

  /** The graver of the two. */
  public Cell or(Cell other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Whether a reader misses something. */
  public boolean harms() {
    return compareTo(NULL) >= 0;
  }

  /**
   * The cell that is spelled so.
   *
   * @throws IllegalArgumentException when none is
   */
  public static Cell of(String text) {
    for (Cell cell : values()) {
      if (cell.text.equals(text)) {
        return cell;
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no cell; expected same, null, hidden, wrong, loses-rows, error or n/a");
  }
}
