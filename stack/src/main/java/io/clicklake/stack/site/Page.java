package io.clicklake.stack.site;

import java.nio.charset.StandardCharsets;

/**
 * What is served at an address.
 *
 * @param type media type, with its character set where it is text
 */
record Page(String type, byte[] body) {
  static final String HTML = "text/html; charset=utf-8";
  static final String CSS = "text/css; charset=utf-8";
  static final String SCRIPT = "text/javascript; charset=utf-8";
  static final String SVG = "image/svg+xml";
  static final String JSON = "application/json";

  static Page html(String text) {
    return new Page(HTML, text.getBytes(StandardCharsets.UTF_8));
  }
}
