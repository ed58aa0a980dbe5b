package io.clicklake.producer.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the events of one body, each for itself: what is wrong with one costs no other. */
final class EventsOfBody {

  private final Batch batch;
  private final EventReader reader;
  private final Sender sender;

  EventsOfBody(Batch batch, EventReader reader, Sender sender) {
    this.batch = batch;
    this.reader = reader;
    this.sender = sender;
  }

  Outcome.Collected collected() {
    Shared shared = shared();
    List<AcceptedEvent> accepted = new ArrayList<>(batch.elements().size());
    List<Rejection> rejected = new ArrayList<>();
    for (int at = 0; at < batch.elements().size(); at++) {
      int index = at;
      Supplier<String> payload = () -> batch.alone(index, Rejection.MAX_PAYLOAD_CHARACTERS);
      JsonNode own = JsonNodeFactory.instance.missingNode();
      try {
        own = Json.value("event", batch.elements().get(index));
        checkSize(index);
        accepted.add(new AcceptedEvent(index, event(own, shared), payload));
      } catch (InvalidEventException e) {
        rejected.add(new Rejection(index, idOf(own), e.reason(), e.explanation(), payload.get()));
      }
    }
    return new Outcome.Collected(accepted, rejected);
  }

  private ClickEvent event(JsonNode own, Shared shared) throws InvalidEventException {
    if (!(own instanceof ObjectNode object)) {
      throw new InvalidEventException(
          RejectionReason.not_an_object,
          new FieldValue("event", own).isNot("a JSON object").explanation());
    }
    shared.fields().addTo(object);
    return reader.read(object, sender);
  }

  /** Read once for all events, and wrong for each of them if at all. */
  private interface Shared {
    SharedFields fields() throws InvalidEventException;
  }

  private Shared shared() {
    if (batch.shared().isEmpty()) {
      SharedFields none = SharedFields.of(JsonNodeFactory.instance.objectNode());
      return () -> none;
    }
    try {
      SharedFields fields =
          SharedFields.of((ObjectNode) Json.value("what stands beside the events", batch.shared()));
      return () -> fields;
    } catch (InvalidEventException e) {
      return () -> {
        throw e;
      };
    }
  }

  private void checkSize(int index) throws InvalidEventException {
    if (!batch.mayExceed(index, Limits.MAX_EVENT_BYTES)) {
      return;
    }
    int bytes = batch.bytes(index);
    if (bytes > Limits.MAX_EVENT_BYTES) {
      throw new InvalidEventException(
          RejectionReason.event_too_large,
          "event has "
              + bytes
              + " bytes"
              + (batch.shared().isEmpty() ? "" : " with what stands beside the events")
              + ", at most "
              + Limits.MAX_EVENT_BYTES
              + " are taken");
    }
  }

  private static Optional<String> idOf(JsonNode event) {
    return Optional.ofNullable(event.path("event_id").textValue());
  }
}
