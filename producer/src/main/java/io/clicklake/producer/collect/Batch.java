package io.clicklake.producer.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The events of a body, in the order sent.
 *
 * <pre>
 * body  = event / "[" *event "]" / "{" "events": "[" *event "]" *( "," field ) "}"
 * </pre>
 *
 * An object is a batch when it has an array {@code events} and no event name of its own. Fields
 * beside the array, {@code sent_at} first of all, belong to each event that does not have them.
 */
record Batch(List<JsonNode> events) {

  private static final String EVENTS = "events";

  static Batch of(JsonNode body) {
    if (body.isArray()) {
      return new Batch(elements(body));
    }
    if (body instanceof ObjectNode envelope
        && envelope.path(EVENTS).isArray()
        && !envelope.hasNonNull("event")
        && !envelope.hasNonNull("event_type")) {
      List<JsonNode> events = elements(envelope.path(EVENTS));
      events.forEach(event -> share(envelope, event));
      return new Batch(events);
    }
    return new Batch(List.of(body));
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static void share(ObjectNode envelope, JsonNode event) {
    if (event instanceof ObjectNode fields) {
      for (Map.Entry<String, JsonNode> shared : envelope.properties()) {
        if (!shared.getKey().equals(EVENTS) && !fields.hasNonNull(shared.getKey())) {
          fields.set(shared.getKey(), shared.getValue());
        }
      }
    }
  }
}
