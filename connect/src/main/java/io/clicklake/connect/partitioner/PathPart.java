package io.clicklake.connect.partitioner;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a {@code path.format}, in the notation of Joda-Time.
 *
 * <pre>{@code
 * format = { time | quoted | "''" | other }
 * time   = letter { the same letter }          one field of the time
 * quoted = "'" { any character, "''" for a quote } "'"
 * other  = any character but letters and "'"    stands for itself
 * }</pre>
 */
sealed interface PathPart {

  /** What is written as it stands. */
  record Text(String text) implements PathPart {}

  /** A field of the time. */
  record Time(char letter, int count) implements PathPart {
    @Override
    public String toString() {
      return String.valueOf(letter).repeat(count);
    }
  }

  /**
   * The pieces of a format, adjacent texts joined.
   *
   * @throws WrongPathFormatException when a quote is not closed
   */
  static List<PathPart> of(String format) {
    List<PathPart> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < format.length()) {
      char character = format.charAt(at);
      if (character == '\'') {
        at = quoted(format, at, text);
      } else if (isLetter(character)) {
        int end = at + 1;
        while (end < format.length() && format.charAt(end) == character) {
          end++;
        }
        flush(text, parts);
        parts.add(new Time(character, end - at));
        at = end;
      } else {
        text.append(character);
        at++;
      }
    }
    flush(text, parts);
    return parts;
  }

  /** Whether Joda-Time takes an unquoted character for a field of the time. */
  static boolean isLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

  private static int quoted(String format, int open, StringBuilder text) {
    if (format.startsWith("''", open)) {
      text.append('\'');
      return open + 2;
    }
    int at = open + 1;
    while (at < format.length()) {
      if (format.startsWith("''", at)) {
        text.append('\'');
        at += 2;
      } else if (format.charAt(at) == '\'') {
        return at + 1;
      } else {
        text.append(format.charAt(at));
        at++;
      }
    }
    throw new WrongPathFormatException("the quote at position %d is not closed".formatted(open));
  }

  private static void flush(StringBuilder text, List<PathPart> parts) {
    if (!text.isEmpty()) {
      parts.add(new Text(text.toString()));
      text.setLength(0);
    }
  }
}
