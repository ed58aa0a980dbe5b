package io.clicklake.producer.publish;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.EventType;
import io.clicklake.events.RejectedEvent;
import io.clicklake.events.RejectionReason;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Records to publish. */
final class Events {

  private static final Instant TIME = Instant.parse("2025-05-28T06:00:00Z");

  private Events() {}

  static ClickEvent withoutSession(int number) {
    ClickEvent event = new ClickEvent();
    event.setEventId(new UUID(0x0197_A6C8_0000_7000L, Long.MIN_VALUE | number));
    event.setEventType(EventType.page_view);
    event.setEventTime(TIME);
    event.setReceivedAt(TIME);
    event.setProperties(Map.of());
    return event;
  }

  /** What Avro cannot write: a required field has no value. */
  static ClickEvent withoutIdentity() {
    ClickEvent event = new ClickEvent();
    event.setEventType(EventType.page_view);
    event.setEventTime(TIME);
    event.setReceivedAt(TIME);
    event.setProperties(Map.of());
    return event;
  }

  static ClickEvent ofSession(String session, int number) {
    ClickEvent event = withoutSession(number);
    event.setSessionId(session);
    return event;
  }

  /** About 60 kB that hardly compress. */
  static ClickEvent large(String session, int number) {
    return noisy(session, number, 10);
  }

  /** About 6 kB that hardly compress. */
  static ClickEvent middling(String session, int number) {
    return noisy(session, number, 1);
  }

  private static ClickEvent noisy(String session, int number, int properties) {
    Random random = new Random(number);
    Map<String, String> noise = new HashMap<>();
    for (int property = 0; property < properties; property++) {
      StringBuilder text = new StringBuilder();
      for (int at = 0; at < 6000; at++) {
        text.append((char) ('!' + random.nextInt(90)));
      }
      noise.put("noise" + property, text.toString());
    }
    ClickEvent event = ofSession(session, number);
    event.setProperties(noise);
    return event;
  }

  static RejectedEvent rejected(String message) {
    RejectedEvent rejected = new RejectedEvent();
    rejected.setReason(RejectionReason.invalid_field);
    rejected.setMessage(message);
    rejected.setPayload("{}");
    rejected.setReceivedAt(TIME);
    return rejected;
  }
}
