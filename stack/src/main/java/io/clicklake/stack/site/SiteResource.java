package io.clicklake.stack.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files of the website, on the class path beside these classes. */
final class SiteResource {

  private SiteResource() {}

  static byte[] bytes(String name) {
    return read(SiteResource.class.getResourceAsStream(name), name);
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** The text with a value in place of each {@code {{name}}}; values are HTML already. */
  static String filled(String name, Map<String, String> values) {
    String text = text(name);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{{" + value.getKey() + "}}", value.getValue());
    }
    return text;
  }

  /** Reads a resource to its end; {@code null} is one that is missing. */
  static byte[] read(@Nullable InputStream resource, String name) {
    try (InputStream in = resource) {
      if (in == null) {
        throw new IllegalStateException(
            "resource " + name + " is missing on the class path; run ./mvnw package");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + name, e);
    }
  }
}
