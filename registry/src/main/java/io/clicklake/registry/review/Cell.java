package io.clicklake.registry.review;

/** What SQL returns for a value, held against what Avro resolution gives for it. */
public enum Cell {
  /** The value reads back. */
  SAME("same"),
  /** NULL instead of the value or of Avro's default. */
  NULL("null"),
  /** The column is not visible yet. */
  HIDDEN("hidden"),
  /** Another value, and no error. */
  WRONG("wrong"),
  /** Rows that should be found are not. */
  LOSES_ROWS("loses-rows"),
  /** The query fails. */
  ERROR("error"),
  /** There is nothing to read. */
  NOT_APPLICABLE("n/a");

  private final String text;

  Cell(String text) {
    this.text = text;
  }

  /** As reviews spell it. */
  public String text() {
    return text;
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
