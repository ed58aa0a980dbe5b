package io.clicklake.registry.source;

/** A place in a text; lines and columns count from one. */
public record Position(int line, int column) {

  /** Where a text begins. */
  public static final Position START = new Position(1, 1);

  public Position {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException(
          "position is " + line + ":" + column + ", expected both to be 1 or more");
    }
  }

  /** The place of a character, counted from zero. */
  static Position at(String text, int offset) {
    int line = 1;
    int begin = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
      line++;
      begin = i + 1;
    }
    return new Position(line, offset - begin + 1);
  }

  /** As {@code line:column}. */
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
