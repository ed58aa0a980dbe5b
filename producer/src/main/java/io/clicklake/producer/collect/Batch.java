package io.clicklake.producer.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
 *
 * @param elements the events as they stand in the body
 * @param shared the fields beside them
 */
record Batch(List<JsonNode> elements, ObjectNode shared) {

  private static final String EVENTS = "events";

  static Batch of(JsonNode body) {
    ObjectNode shared = JsonNodeFactory.instance.objectNode();
    if (body.isArray()) {
      return new Batch(elements(body), shared);
    }
    if (body instanceof ObjectNode envelope && isBatch(envelope)) {
      shared.setAll(envelope);
      shared.remove(EVENTS);
      return new Batch(elements(envelope.path(EVENTS)), shared);
    }
    return new Batch(List.of(body), shared);
  }

  int size() {
    return elements.size();
  }

  /** One event, from 0, with what it shares with the others. */
  JsonNode event(int index) {
    JsonNode element = elements.get(index);
    if (shared.isEmpty() || !(element instanceof ObjectNode own)) {
      return element;
    }
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.setAll(own);
    for (Map.Entry<String, JsonNode> field : shared.properties()) {
      if (!event.hasNonNull(field.getKey())) {
        event.set(field.getKey(), field.getValue());
      }
    }
    return event;
  }

  private static boolean isBatch(ObjectNode body) {
    return body.path(EVENTS).isArray()
        && !body.hasNonNull("event")
        && !body.hasNonNull("event_type");
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
