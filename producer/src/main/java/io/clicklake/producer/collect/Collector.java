package io.clicklake.producer.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clicklake.events.RejectionReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Turns a request into accepted events and rejections.
 *
 * <p>Never throws for what a client sends: every event of a body is accepted or rejected with its
 * reason, or the body as a whole is, likewise with its reason. Safe for use by several threads when
 * its supplier of ids is.
 */
public final class Collector {

  private final EventReader reader;

  /** By the default rules. */
  public Collector(Supplier<UUID> ids) {
    this(ids, IngestRules.defaults());
  }

  /**
   * @param ids identities for events that came without one
   */
  public Collector(Supplier<UUID> ids, IngestRules rules) {
    this.reader = new EventReader(ids, rules);
  }

  /**
   * Reads a request's body.
   *
   * @param receivedAt when the request came, by the collector's clock
   */
  public Outcome collect(IngestRequest request, Instant receivedAt) {
    Sender sender = sender(request, receivedAt);
    return DecodedBody.of(request).read(text -> parsed(text, sender));
  }

  /**
   * Reads the query of a request whose parameters are the fields of one event.
   *
   * @param query as it was sent, without the question mark
   * @param receivedAt when the request came, by the collector's clock
   */
  public Outcome collectQuery(String query, IngestRequest request, Instant receivedAt) {
    if (query.length() > Limits.MAX_EVENT_BYTES) {
      return new Outcome.TooLarge(
          Rejection.ofBody(
              RejectionReason.body_too_large,
              "query has "
                  + query.length()
                  + " characters, at most "
                  + Limits.MAX_EVENT_BYTES
                  + " are taken",
              query));
    }
    return parsed(QueryEvent.json(query), sender(request, receivedAt));
  }

  private static Sender sender(IngestRequest request, Instant receivedAt) {
    return Sender.of(request, receivedAt.truncatedTo(ChronoUnit.MILLIS));
  }

  private Outcome parsed(String body, Sender sender) {
    String text = body.startsWith("\uFEFF") ? body.substring(1) : body;
    if (text.isBlank()) {
      return malformed("body is empty, expected a JSON event or an array of them", text);
    }
    Batch batch;
    try {
      batch = Batch.of(text);
    } catch (JsonProcessingException e) {
      return malformed("body is not JSON: " + e.getOriginalMessage(), text);
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory could not be read", e);
    }
    int size = batch.elements().size();
    if (size > Limits.MAX_EVENTS) {
      return new Outcome.TooLarge(
          Rejection.ofBody(
              RejectionReason.body_too_large,
              "body holds "
                  + size
                  + " events, at most "
                  + Limits.MAX_EVENTS
                  + " are taken; send them in several requests",
              text));
    }
    return new EventsOfBody(batch, reader, sender).collected();
  }

  private static Outcome malformed(String message, String payload) {
    return Outcome.Collected.nothingBut(
        Rejection.ofBody(RejectionReason.malformed_json, message, payload));
  }
}
