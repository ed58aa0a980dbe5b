package io.clicklake.registry.serde;

/**
 * Texts as UTF-8 without an array between, byte for byte what {@link String#getBytes} makes: half a
 * surrogate pair becomes a question mark.
 */
final class Utf8Text {

  private Utf8Text() {}

  /** How many bytes a text takes. */
  static int bytes(String text) {
    int chars = text.length();
    int at = 0;
    while (at < chars && text.charAt(at) < 0x80) {
      at++;
    }
    int bytes = at;
    for (; at < chars; at++) {
      char one = text.charAt(at);
      if (one < 0x80) {
        bytes += 1;
      } else if (one < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(one)) {
        bytes += 3;
      } else if (pairAt(text, at)) {
        bytes += 4;
        at++;
      } else {
        bytes += 1;
      }
      if (bytes < 0) {
        throw new IllegalArgumentException(
            "a text of " + chars + " characters does not fit a message");
      }
    }
    return bytes;
  }

  /** Puts a text where there is room for it and returns where it ends. */
  static int put(String text, byte[] bytes, int start) {
    int chars = text.length();
    int to = start;
    int at = 0;
    char one;
    while (at < chars && (one = text.charAt(at)) < 0x80) {
      bytes[to++] = (byte) one;
      at++;
    }
    for (; at < chars; at++) {
      one = text.charAt(at);
      if (one < 0x80) {
        bytes[to++] = (byte) one;
      } else if (one < 0x800) {
        bytes[to++] = (byte) (0xC0 | (one >> 6));
        bytes[to++] = (byte) (0x80 | (one & 0x3F));
      } else if (!Character.isSurrogate(one)) {
        bytes[to++] = (byte) (0xE0 | (one >> 12));
        bytes[to++] = (byte) (0x80 | ((one >> 6) & 0x3F));
        bytes[to++] = (byte) (0x80 | (one & 0x3F));
      } else if (pairAt(text, at)) {
        int point = Character.toCodePoint(one, text.charAt(++at));
        bytes[to++] = (byte) (0xF0 | (point >> 18));
        bytes[to++] = (byte) (0x80 | ((point >> 12) & 0x3F));
        bytes[to++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        bytes[to++] = (byte) (0x80 | (point & 0x3F));
      } else {
        bytes[to++] = '?';
      }
    }
    return to;
  }

  private static boolean pairAt(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }
}
