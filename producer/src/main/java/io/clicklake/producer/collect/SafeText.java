package io.clicklake.producer.collect;

/**
 * Text that every reader of the lake can hold: valid Unicode without control characters.
 *
 * <p>Control characters (except tab, line feed and carriage return) and surrogates without their
 * other half become U+FFFD, the replacement character, so that the place stays visible.
 */
final class SafeText {

  private static final char REPLACEMENT = '\uFFFD';

  private SafeText() {}

  static String of(String text) {
    int first = 0;
    while (first < text.length() && isSafe(text, first)) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length()).append(text, 0, first);
    for (int at = first; at < text.length(); at++) {
      safe.append(isSafe(text, at) ? text.charAt(at) : REPLACEMENT);
    }
    return safe.toString();
  }

  /** The first characters of a text, never half of a surrogate pair. */
  static String cut(String text, int maxCharacters) {
    if (text.length() <= maxCharacters) {
      return text;
    }
    boolean insidePair = Character.isHighSurrogate(text.charAt(maxCharacters - 1));
    return text.substring(0, insidePair ? maxCharacters - 1 : maxCharacters);
  }

  private static boolean isSafe(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x20) {
      return c == '\t' || c == '\n' || c == '\r';
    }
    if (c >= 0x7F && c < 0xA0) {
      return false;
    }
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return true;
  }
}
