package io.clicklake.producer.collect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * A request's body as text.
 *
 * <pre>
 * body    = [ base64 ] [ gzip ] UTF-8 text
 * type    = ( "application/json" / "text/plain" ) [ ";" any parameter ]
 * </pre>
 *
 * A charset parameter is not looked at: JSON is UTF-8, and bytes that are not become U+FFFD. A
 * missing content type is refused like an unknown one: a sender says what it sends, and a beacon of
 * text says it by itself. Inflation stops at the limit, so a small body cannot become a large one.
 */
sealed interface DecodedBody {

  Set<String> TYPES = Set.of("application/json", "text/plain");

  /** What reading the text comes to, or why there is none to read. */
  Outcome read(Function<String, Outcome> reader);

  /** A body within its limit. */
  record Text(String text) implements DecodedBody {

    @Override
    public Outcome read(Function<String, Outcome> reader) {
      return reader.apply(text);
    }
  }

  /** A body there is no text of. */
  record Refused(Outcome outcome) implements DecodedBody {

    @Override
    public Outcome read(Function<String, Outcome> reader) {
      return outcome;
    }
  }

  static DecodedBody of(IngestRequest request) {
    String type = request.mediaType().orElse("");
    if (!TYPES.contains(type)) {
      return unsupported(
          "content-type is "
              + (type.isEmpty() ? "missing" : "'" + SafeText.cut(type, 100) + "'")
              + "; send application/json or text/plain");
    }
    String encoding =
        request.header("content-encoding").orElse("identity").toLowerCase(Locale.ROOT);
    if (!encoding.equals("identity") && !encoding.equals("gzip")) {
      return unsupported(
          "content-encoding is '"
              + SafeText.cut(encoding, 100)
              + "'; send the body plain or as gzip");
    }
    byte[] bytes;
    try {
      bytes =
          request.base64()
              ? Base64.getDecoder().decode(request.body())
              : request.body().getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return unreadable("body is not base64, as its flag says: " + e.getMessage(), request.body());
    }
    if (encoding.equals("gzip")) {
      try (var inflating = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        bytes = inflating.readNBytes(Limits.MAX_BODY_BYTES + 1);
      } catch (IOException e) {
        return unreadable(
            "body is not gzip, as content-encoding says: " + e.getMessage(),
            "base64:" + Base64.getEncoder().encodeToString(bytes));
      }
    }
    if (bytes.length > Limits.MAX_BODY_BYTES) {
      return new Refused(
          new Outcome.TooLarge(
              "body is larger than "
                  + Limits.MAX_BODY_BYTES
                  + " bytes; send the events in several requests"));
    }
    return new Text(new String(bytes, StandardCharsets.UTF_8));
  }

  private static DecodedBody unsupported(String message) {
    return new Refused(new Outcome.UnsupportedType(message));
  }

  /** The bytes are not what their headers say; the payload is what arrived. */
  private static DecodedBody unreadable(String message, String payload) {
    return new Refused(Outcome.Collected.nothingBut(Rejection.malformed(message, payload)));
  }
}
