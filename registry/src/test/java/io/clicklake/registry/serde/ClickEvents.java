package io.clicklake.registry.serde;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.EventType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;

/** Events to write: one that is full of everything, and any. */
final class ClickEvents {

  static final Instant AT = Instant.parse("2026-03-01T14:59:59.999Z");
  static final UUID ID = UUID.fromString("0197a6c8-0000-7000-8000-000000000001");

  private ClickEvents() {}

  static ClickEvent minimal() {
    return required().build();
  }

  /** A builder made anew: copying a record asks Avro to trust its enum, as reading does. */
  private static ClickEvent.Builder required() {
    return ClickEvent.newBuilder()
        .setEventId(ID)
        .setEventType(EventType.page_view)
        .setEventTime(AT)
        .setReceivedAt(AT.plusMillis(1))
        .setProperties(Map.of());
  }

  static ClickEvent full() {
    return required()
        .setSessionId("session-1")
        .setDeviceTime(AT.minusSeconds(1))
        .setSentAt(AT.plusSeconds(1))
        .setPageUrl("https://blog.example/grüße/日本?q=1")
        .setPageTitle("Grüße 👋")
        .setUtmSource("newsletter")
        .setDurationMs(Long.MAX_VALUE)
        .setScrollPercentage(99.5)
        .setX(-1)
        .setViewportWidth(Integer.MAX_VALUE)
        .setIsBot(false)
        .setProperties(Map.of("plan", "free"))
        .build();
  }

  static Arbitrary<ClickEvent> any() {
    Arbitrary<String> text = Arbitraries.strings().excludeChars(surrogates()).ofMaxLength(40);
    Arbitrary<Instant> time =
        Arbitraries.longs()
            .between(-62_135_596_800_000L, 253_402_300_799_999L)
            .map(Instant::ofEpochMilli);
    return Builders.withBuilder(ClickEvents::required)
        .use(Arbitraries.create(UUID::randomUUID).dontShrink())
        .in((b, v) -> b.setEventId(v))
        .use(Arbitraries.of(EventType.class))
        .in((b, v) -> b.setEventType(v))
        .use(time)
        .in((b, v) -> b.setEventTime(v))
        .use(time.injectNull(0.3))
        .in((b, v) -> b.setDeviceTime(v))
        .use(text.injectNull(0.3))
        .in((b, v) -> b.setPageUrl(v))
        .use(Arbitraries.longs().injectNull(0.3))
        .in((b, v) -> b.setDurationMs(v))
        .use(Arbitraries.doubles().injectNull(0.3))
        .in((b, v) -> b.setScrollPercentage(v))
        .use(Arbitraries.integers().injectNull(0.3))
        .in((b, v) -> b.setX(v))
        .use(Arbitraries.of(true, false).injectNull(0.3))
        .in((b, v) -> b.setIsBot(v))
        .use(Arbitraries.maps(text, text).ofMaxSize(8))
        .in((b, v) -> b.setProperties(v))
        .build(ClickEvent.Builder::build);
  }

  /** Half a surrogate pair is no text: UTF-8 has no bytes for it. */
  private static char[] surrogates() {
    char[] all = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = (char) (Character.MIN_SURROGATE + i);
    }
    return all;
  }
}
