package io.clicklake.registry.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of a path format: a text, or a field of the time. */
sealed interface PathPiece {

  /** What is written as it stands. */
  record Text(String text) implements PathPiece {}

  /** A field of the time. */
  record Field(char letter, int count) implements PathPiece {
    @Override
    public String toString() {
      return String.valueOf(letter).repeat(count);
    }
  }

  /** Whether a piece is a field. */
  default boolean isField() {
    return this instanceof Field;
  }

  Pattern PIECE = Pattern.compile("'((?:[^']|'')*)'|([A-Za-z])\\2*|[^A-Za-z']+");

  /** The pieces between slashes, adjacent texts joined; slashes at the ends are dropped. */
  static List<List<PathPiece>> segments(String format) {
    List<List<PathPiece>> segments = new ArrayList<>();
    List<PathPiece> segment = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Matcher piece = PIECE.matcher(format);
    int at = 0;
    while (piece.find()) {
      if (piece.start() != at) {
        break;
      }
      at = piece.end();
      if (piece.group(2) != null) {
        flush(text, segment);
        segment.add(new Field(piece.group(2).charAt(0), piece.group().length()));
        continue;
      }
      String quoted = piece.group(1);
      String literal =
          quoted == null ? piece.group() : quoted.isEmpty() ? "'" : quoted.replace("''", "'");
      for (int i = 0; i < literal.length(); i++) {
        if (literal.charAt(i) != '/') {
          text.append(literal.charAt(i));
          continue;
        }
        flush(text, segment);
        if (!segment.isEmpty()) {
          segments.add(segment);
          segment = new ArrayList<>();
        }
      }
    }
    if (at != format.length()) {
      throw new TableRefusedException(
          "path format %s has a quote at position %d that is not closed".formatted(format, at));
    }
    flush(text, segment);
    if (!segment.isEmpty()) {
      segments.add(segment);
    }
    return segments;
  }

  private static void flush(StringBuilder text, List<PathPiece> segment) {
    if (!text.isEmpty()) {
      segment.add(new Text(text.toString()));
      text.setLength(0);
    }
  }
}
