package io.clicklake.connect.partitioner;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A field's text in a path. */
final class PathText {

  /** What Hive, Athena and Spark read as null. */
  static final String NULL = "__HIVE_DEFAULT_PARTITION__";

  private PathText() {}

  /** The text as Confluent's sink has it, save that what would tear the path is escaped. */
  static String of(String text) {
    if (text.isEmpty()) {
      return NULL;
    }
    StringBuilder path = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character < ' ' || character == '/' || character == '%' || character == 0x7f) {
        path.append(String.format(Locale.ROOT, "%%%02X", (int) character));
      } else {
        path.append(character);
      }
    }
    return path.toString();
  }

  /** Length in UTF-8. */
  static int bytes(String path) {
    return path.getBytes(StandardCharsets.UTF_8).length;
  }
}
