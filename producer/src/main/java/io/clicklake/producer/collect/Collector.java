package io.clicklake.producer.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Turns a request into accepted events and rejections.
 *
 * <p>Never throws for what a client sends: every event of a body is accepted or rejected with its
 * reason, or the body as a whole is refused. Safe for use by several threads when its supplier of
 * ids is.
 */
public final class Collector {

  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(Limits.MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .reader();

  private final EventReader reader;

  /**
   * @param ids identities for events that came without one
   */
  public Collector(Supplier<UUID> ids) {
    this.reader = new EventReader(ids);
  }

  /**
   * Reads a request's body.
   *
   * @param receivedAt when the request came, by the collector's clock
   */
  public Outcome collect(IngestRequest request, Instant receivedAt) {
    Sender sender = Sender.of(request, receivedAt.truncatedTo(ChronoUnit.MILLIS));
    return DecodedBody.of(request).read(text -> parsed(text, sender));
  }

  private Outcome parsed(DecodedBody.Text body, Sender sender) {
    String text = body.text().startsWith("\uFEFF") ? body.text().substring(1) : body.text();
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return malformed("body is not JSON: " + e.getOriginalMessage(), text);
    }
    if (json.isMissingNode()) {
      return malformed("body is empty, expected a JSON event or an array of them", text);
    }
    Batch events = Batch.of(json);
    if (events.size() > Limits.MAX_EVENTS) {
      return new Outcome.TooLarge(
          "body holds "
              + events.size()
              + " events, at most "
              + Limits.MAX_EVENTS
              + " are taken; send them in several requests");
    }
    boolean mayHoldLargeEvents = body.bytes() > Limits.MAX_EVENT_BYTES;
    List<AcceptedEvent> accepted = new ArrayList<>(events.size());
    List<Rejection> rejected = new ArrayList<>();
    for (int index = 0; index < events.size(); index++) {
      JsonNode event = events.event(index);
      try {
        if (mayHoldLargeEvents) {
          checkSize(event);
        }
        accepted.add(new AcceptedEvent(index, checked(event, sender), event));
      } catch (InvalidEventException e) {
        rejected.add(
            new Rejection(index, idOf(event), e.reason(), e.explanation(), event.toString()));
      }
    }
    return new Outcome.Collected(accepted, rejected);
  }

  private ClickEvent checked(JsonNode event, Sender sender) throws InvalidEventException {
    if (!event.isObject()) {
      throw new InvalidEventException(
          RejectionReason.not_an_object,
          new FieldValue("event", event).isNot("a JSON object").explanation());
    }
    return reader.read(event, sender);
  }

  private static void checkSize(JsonNode event) throws InvalidEventException {
    int bytes = event.toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Limits.MAX_EVENT_BYTES) {
      throw new InvalidEventException(
          RejectionReason.event_too_large,
          "event has " + bytes + " bytes, at most " + Limits.MAX_EVENT_BYTES + " are taken");
    }
  }

  private static Optional<String> idOf(JsonNode event) {
    return Optional.ofNullable(event.path("event_id").textValue());
  }

  private static Outcome malformed(String message, String payload) {
    return Outcome.Collected.nothingBut(Rejection.malformed(message, payload));
  }
}
