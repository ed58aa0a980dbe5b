package io.clicklake.producer.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
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
 * reason, or the body as a whole is refused. Safe for use by several threads when its supplier of
 * ids is.
 */
public final class Collector {

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
          "body holds "
              + size
              + " events, at most "
              + Limits.MAX_EVENTS
              + " are taken; send them in several requests");
    }
    return new EventsOfBody(batch, reader, sender).collected();
  }

  private static Outcome malformed(String message, String payload) {
    return Outcome.Collected.nothingBut(Rejection.malformed(message, payload));
  }
}
