package io.clicklake.registry.review;

/** What happens to code that uses the generated class through its builder and accessors. */
public enum JavaEffect {
  SOURCE_COMPATIBLE("source-compatible"),
  BREAKING("breaking");

  private final String text;

  JavaEffect(String text) {
    this.text = text;
  }

  /** As reviews spell it. */
  public String text() {
    return text;
  }
}
