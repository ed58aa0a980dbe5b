package io.clicklake.benchmarks.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Invented requests of trackers: batches of page views, scrolls and clicks of about 540 bytes of
 * JSON each. The same seed makes the same requests. Used by one thread.
 */
final class Requests {

  private static final List<String> KINDS =
      List.of("page_view", "scroll_event", "click_event", "time_on_page", "navigation");
  private static final long MORNING = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();

  private final SplittableRandom random;

  Requests(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The body of a batch. */
  String body(int events) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("sent_at", MORNING);
    ArrayNode batch = body.putArray("events");
    UUID session = uuid();
    for (int i = 0; i < events; i++) {
      click(batch.addObject(), session);
    }
    return body.toString();
  }

  /** The same as the event that an HTTP API invokes the function with. */
  byte[] event(int events) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event
        .put("version", "2.0")
        .put("routeKey", "POST /ingest")
        .put("rawPath", "/ingest")
        .put("rawQueryString", "");
    event
        .putObject("headers")
        .put("accept", "*/*")
        .put("accept-language", "en-GB,en;q=0.5")
        .put("content-type", "text/plain;charset=UTF-8")
        .put("host", "ingest.example")
        .put("origin", "https://blog.example")
        .put("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0")
        .put("x-forwarded-for", "203.0.113.9");
    event
        .putObject("requestContext")
        .put("accountId", "000000000000")
        .put("requestId", uuid().toString())
        .put("stage", "$default")
        .putObject("http")
        .put("method", "POST")
        .put("path", "/ingest")
        .put("sourceIp", "203.0.113.9");
    event.put("body", body(events)).put("isBase64Encoded", false);
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void click(ObjectNode event, UUID session) {
    int post = random.nextInt(2_000);
    long time = MORNING + random.nextInt(3_600_000);
    event
        .put("event", KINDS.get(random.nextInt(KINDS.size())))
        .put("event_id", uuid().toString())
        .put("event_time", Instant.ofEpochMilli(time).toString())
        .put("device_time", time)
        .put("session_id", session.toString())
        .put("page_url", "https://blog.example/posts/" + post + "?utm_source=newsletter")
        .put("page_title", "Kafka on a single host, honestly (" + post + ")")
        .put("referrer", "https://search.example/")
        .put("viewport_width", 1280)
        .put("viewport_height", 720)
        .put("scroll_percentage", random.nextInt(100))
        .put("engaged_ms", random.nextInt(60_000))
        .put("language", "en-GB")
        .put("tracker_version", "1.0.0");
    event.putObject("properties").put("theme", "dark").put("plan", "free");
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
