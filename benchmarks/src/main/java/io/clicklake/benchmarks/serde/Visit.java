package io.clicklake.benchmarks.serde;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.EventType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A page view as the tracker sends it, about 400 bytes of Avro. */
final class Visit {

  private static final Instant AT = Instant.parse("2026-11-22T14:00:00.123Z");

  private Visit() {}

  static ClickEvent full() {
    return ClickEvent.newBuilder()
        .setEventId(UUID.fromString("01936a2b-7c4d-7e5f-8a9b-0c1d2e3f4a5b"))
        .setEventType(EventType.page_view)
        .setEventTime(AT)
        .setReceivedAt(AT.plusMillis(84))
        .setSessionId("01936a2b-7c4d-7000-8000-5566778899aa")
        .setDeviceTime(AT.minusMillis(40))
        .setSentAt(AT.plusMillis(12))
        .setPageUrl("https://blog.example/posts/kafka-on-a-single-host?utm_source=newsletter")
        .setPagePath("/posts/kafka-on-a-single-host")
        .setPageTitle("Kafka on a single host, honestly")
        .setReferrer("https://search.example/")
        .setUtmSource("newsletter")
        .setUtmMedium("email")
        .setViewportWidth(1280)
        .setViewportHeight(720)
        .setUserAgent("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0")
        .setLanguage("en-GB")
        .setIsBot(false)
        .setIpPrefix("203.0.113.0/24")
        .setTrackerVersion("1.4.0")
        .setProperties(Map.of("plan", "free", "theme", "dark"))
        .build();
  }
}
