package io.clicklake.registry.review;

/** What the sink does when records of the new version come. The first one closes the open batch. */
public enum SinkEffect {
  /** From then on older records are projected up and share the files of the new version. */
  SHARES_FILE("shares-file"),
  /** Older records cannot be projected and keep files of their own. */
  ROTATES_ONCE("rotates-once"),
  /** The new version cannot be written as Parquet; its records are bad records. */
  REFUSED("refused");

  private final String text;

  SinkEffect(String text) {
    this.text = text;
  }

  /** As reviews spell it. */
  public String text() {
    return text;
  }
}
