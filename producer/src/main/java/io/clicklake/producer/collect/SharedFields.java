package io.clicklake.producer.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fields that stand beside a batch's events.
 *
 * <p>Each belongs to every event that says nothing of its own under the field's name in the
 * contract, whatever alias either uses. {@code properties} join entry by entry, the event's own
 * first. An {@code event_id} is nobody's identity here: it becomes a property.
 */
record SharedFields(ObjectNode fields) {

  private static final String PROPERTIES = "properties";
  private static final String EVENT_ID = "event_id";

  static SharedFields of(ObjectNode beside) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    fields.setAll(beside);
    JsonNode id = fields.remove(EVENT_ID);
    if (id != null && !id.isNull()) {
      ObjectNode property = JsonNodeFactory.instance.objectNode();
      property.set(EVENT_ID, id);
      fields.set(PROPERTIES, joined(fields.path(PROPERTIES), property));
    }
    return new SharedFields(fields);
  }

  /** Adds to an event what it shares; decided for all fields before the first is added. */
  void addTo(ObjectNode event) {
    List<Map.Entry<String, JsonNode>> added = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      String name = field.getKey();
      if (name.equals(PROPERTIES) || !says(event, FieldNames.canonical(name))) {
        added.add(field);
      }
    }
    for (Map.Entry<String, JsonNode> field : added) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      event.set(name, name.equals(PROPERTIES) ? joined(event.path(name), value) : value);
    }
  }

  /** Whether an event says something of its own under this name in the contract. */
  private static boolean says(ObjectNode event, String canonical) {
    for (Map.Entry<String, JsonNode> own : event.properties()) {
      if (!own.getValue().isNull() && FieldNames.canonical(own.getKey()).equals(canonical)) {
        return true;
      }
    }
    return false;
  }

  /** Both, the first winning; one that is no object is returned, so that its event is rejected. */
  private static JsonNode joined(JsonNode winning, JsonNode other) {
    if (isNothing(winning)) {
      return other;
    }
    if (isNothing(other) || !winning.isObject()) {
      return winning;
    }
    if (!(other instanceof ObjectNode rest)) {
      return other;
    }
    ObjectNode both = JsonNodeFactory.instance.objectNode();
    both.setAll(rest);
    for (Map.Entry<String, JsonNode> property : winning.properties()) {
      if (!property.getValue().isNull() || !both.has(property.getKey())) {
        both.set(property.getKey(), property.getValue());
      }
    }
    return both;
  }

  private static boolean isNothing(JsonNode json) {
    return json.isMissingNode() || json.isNull();
  }
}
