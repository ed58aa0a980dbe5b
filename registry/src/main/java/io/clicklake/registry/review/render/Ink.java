package io.clicklake.registry.review.render;

import io.clicklake.registry.review.Severity;

/** How a terminal stresses words. */
enum Ink {
  /** Not at all. */
  NONE,
  /** With ANSI's escape codes. */
  ANSI;

  private static final String ESCAPE = "\u001b[";

  String severity(Severity severity, String text) {
    return switch (severity) {
      case SAFE -> stressed("32", text);
      case CAREFUL -> stressed("33", text);
      case BREAKING -> stressed("1;31", text);
    };
  }

  String strong(String text) {
    return stressed("1", text);
  }

  String faint(String text) {
    return stressed("2", text);
  }

  private String stressed(String code, String text) {
    return this == NONE ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
  }
}
