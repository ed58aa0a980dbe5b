package io.clicklake.producer.publish;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.EventType;
import io.clicklake.events.RejectedEvent;
import io.clicklake.events.RejectionReason;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Records that are serialized to see whether records can be, and never sent. */
final class FirstRecords {

  private FirstRecords() {}

  static ClickEvent event() {
    ClickEvent event = new ClickEvent();
    event.setEventId(new UUID(0, 0));
    event.setEventType(EventType.unknown);
    event.setEventTime(Instant.EPOCH);
    event.setReceivedAt(Instant.EPOCH);
    event.setSessionId("first");
    event.setDurationMs(1L);
    event.setScrollPercentage(1.0);
    event.setX(1);
    event.setIsBot(false);
    event.setProperties(Map.of("first", "record"));
    return event;
  }

  static RejectedEvent rejection() {
    RejectedEvent rejected = new RejectedEvent();
    rejected.setReason(RejectionReason.missing_field);
    rejected.setMessage("");
    rejected.setPayload("");
    rejected.setReceivedAt(Instant.EPOCH);
    rejected.setRequestId("");
    return rejected;
  }
}
