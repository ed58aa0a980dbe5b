package io.clicklake.producer.collect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Requests as a browser in Seoul makes them, at one moment, with one id for all events. */
public final class Requests {

  public static final Instant RECEIVED_AT = Instant.parse("2025-05-28T06:00:00Z");
  static final UUID MADE_ID = UUID.fromString("0197a6c8-0000-7000-8000-000000000001");
  public static final String USER_AGENT =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0"
          + " Safari/537.36";

  private Requests() {}

  static Collector collector() {
    return new Collector(() -> MADE_ID);
  }

  static IngestRequest json(String body) {
    return with(Map.of("content-type", "application/json"), body, false);
  }

  static IngestRequest with(Map<String, String> headers, String body, boolean base64) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("user-agent", USER_AGENT);
    all.put("accept-language", "ko-KR,ko;q=0.9,en;q=0.8");
    all.put("origin", "https://blog.example");
    return new IngestRequest("request-1", all, body, base64, Optional.of("203.0.113.77"));
  }

  static Outcome.Collected collected(String body) {
    return (Outcome.Collected) collector().collect(json(body), RECEIVED_AT);
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  public static byte[] gzip(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var deflating = new GZIPOutputStream(bytes)) {
      deflating.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
