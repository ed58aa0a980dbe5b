package io.clicklake.connect.struct;

import java.util.HashSet;
import java.util.Set;

/** Names that Avro takes, from such as Connect has; each is given once. */
final class AvroNames {

  private final Set<String> given = new HashSet<>();

  /** A name like this one, with letters, digits and _ only, and dots where it has them. */
  String like(String name) {
    StringBuilder valid = new StringBuilder();
    for (String part : name.split("\\.", -1)) {
      if (!part.isEmpty()) {
        valid.append(valid.isEmpty() ? "" : ".").append(word(part));
      }
    }
    String base = valid.isEmpty() ? "_" : valid.toString();
    String unique = base;
    for (int number = 2; !given.add(unique); number++) {
      unique = base + "_" + number;
    }
    return unique;
  }

  /** A name like this one without dots. */
  String likeField(String name) {
    return like(name.isEmpty() ? "_" : name.replace('.', '_'));
  }

  private static String word(String part) {
    String valid = part.replaceAll("[^A-Za-z0-9_]", "_");
    return Character.isDigit(valid.charAt(0)) ? "_" + valid : valid;
  }
}
