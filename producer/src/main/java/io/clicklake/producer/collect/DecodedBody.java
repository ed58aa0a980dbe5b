package io.clicklake.producer.collect;

import io.clicklake.events.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.ZipException;

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

  /** Stands before bytes that are kept as base64. */
  String BASE64_MARK = "base64:";

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
              + "; send application/json or text/plain",
          request);
    }
    String encoding =
        request.header("content-encoding").orElse("identity").toLowerCase(Locale.ROOT);
    if (!encoding.equals("identity") && !encoding.equals("gzip")) {
      return unsupported(
          "content-encoding is '"
              + SafeText.cut(encoding, 100)
              + "'; send the body plain or as gzip",
          request);
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
      try {
        bytes = Gunzip.first(Limits.MAX_BODY_BYTES + 1, bytes);
      } catch (ZipException e) {
        return unreadable(
            "body is not gzip, as content-encoding says: " + e.getMessage(),
            BASE64_MARK + Base64.getEncoder().encodeToString(bytes));
      }
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return bytes.length > Limits.MAX_BODY_BYTES ? tooLarge(text) : new Text(text);
  }

  private static DecodedBody tooLarge(String text) {
    return new Refused(
        new Outcome.TooLarge(
            Rejection.ofBody(
                RejectionReason.body_too_large,
                "body is larger than "
                    + Limits.MAX_BODY_BYTES
                    + " bytes; send the events in several requests",
                text)));
  }

  private static DecodedBody unsupported(String message, IngestRequest request) {
    String payload = (request.base64() ? BASE64_MARK : "") + request.body();
    return new Refused(
        new Outcome.UnsupportedType(
            Rejection.ofBody(RejectionReason.unsupported_type, message, payload)));
  }

  /** The bytes are not what their headers say; the payload is what arrived. */
  private static DecodedBody unreadable(String message, String payload) {
    return new Refused(
        Outcome.Collected.nothingBut(
            Rejection.ofBody(RejectionReason.malformed_json, message, payload)));
  }
}
