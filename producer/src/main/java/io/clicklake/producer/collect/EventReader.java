package io.clicklake.producer.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.clicklake.events.ClickEvent;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads one JSON object as a {@link ClickEvent}; the same for the contract's names and others. */
final class EventReader {

  private final Supplier<UUID> ids;
  private final IngestRules rules;

  /**
   * @param ids identities for events that came without one
   */
  EventReader(Supplier<UUID> ids, IngestRules rules) {
    this.ids = ids;
    this.rules = rules;
  }

  ClickEvent read(JsonNode object, Sender sender) throws InvalidEventException {
    EventDraft draft = new EventDraft();
    Set<String> read = new HashSet<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String name = entry.getKey();
      FieldValue value = new FieldValue(name, entry.getValue());
      String canonical = FieldNames.canonical(name);
      Optional<EventFields.Field> field = EventFields.named(canonical);
      if (!value.json().isNull() && field.isEmpty()) {
        draft.keep(value);
      } else if (field.isPresent() && says(value.json())) {
        boolean canonicalStandsBeside = !name.equals(canonical) && says(object.path(canonical));
        if (canonicalStandsBeside || !read.add(canonical)) {
          draft.keep(value);
        } else {
          field.get().read(value, draft);
        }
      }
    }
    return draft.complete(sender, ids, rules);
  }

  /** Whether a value is there at all: for a field of the contract, null and "" are not. */
  private static boolean says(JsonNode json) {
    return !json.isMissingNode()
        && !json.isNull()
        && !(json.isTextual() && json.textValue().isEmpty());
  }
}
