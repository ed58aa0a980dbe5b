package io.clicklake.registry.diff;

/**
 * One thing that is not as it was.
 *
 * @param path where, as {@code fields.page.url}; empty for the schema itself
 * @param words what it is, or what it was and is
 */
public record Difference(Kind kind, String path, String words) {

  /** What happened. */
  public enum Kind {
    ADDED('+'),
    REMOVED('-'),
    CHANGED('~'),
    MOVED('>');

    private final char sign;

    Kind(char sign) {
      this.sign = sign;
    }

    /** The first character of its line. */
    public char sign() {
      return sign;
    }
  }

  /** As {@code + fields.x: string or null = null}. */
  @Override
  public String toString() {
    return kind.sign() + " " + (path.isEmpty() ? "schema" : path) + ": " + words;
  }
}
