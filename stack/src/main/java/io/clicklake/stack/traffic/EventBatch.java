package io.clicklake.stack.traffic;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Events that travel in one request, in the form {@code {"sent_at":…,"events":[…]}}. */
record EventBatch(List<TrafficEvent> events) {
  /** The most events that the endpoint takes in one request. */
  static final int MAX_EVENTS = 100;

  EventBatch {
    events = List.copyOf(events);
    if (events.isEmpty() || events.size() > MAX_EVENTS) {
      throw new IllegalArgumentException(
          "batch has " + events.size() + " events, expected 1 to " + MAX_EVENTS);
    }
  }

  int size() {
    return events.size();
  }

  String body(Instant sentAt) {
    return events.stream()
        .map(TrafficEvent::json)
        .collect(Collectors.joining(",", "{\"sent_at\":\"" + sentAt + "\",\"events\":[", "]}"));
  }
}
