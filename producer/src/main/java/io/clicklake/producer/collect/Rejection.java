package io.clicklake.producer.collect;

import io.clicklake.events.RejectedEvent;
import io.clicklake.events.RejectionReason;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that was not accepted, with its reason and payload.
 *
 * @param index its place in the body, from 0; 0 for a body that is rejected as a whole
 * @param eventId the event's own id as it was sent, if it had one
 * @param reason why, as a machine reads it
 * @param message why, as a person reads it: field, value, expectation
 * @param payload the event's own JSON as sent, in a batch of its own with what stood beside the
 *     events where something did; or the body that is rejected as a whole. Text made safe and cut
 *     to 8,192 characters; bytes that are not read, or not what their headers say, as base64
 */
public record Rejection(
    int index, Optional<String> eventId, RejectionReason reason, String message, String payload) {

  /** Longest payload in a rejected record, in characters. */
  static final int MAX_PAYLOAD_CHARACTERS = 8192;

  private static final int MAX_EVENT_ID_CHARACTERS = 64;
  private static final int MAX_MESSAGE_CHARACTERS = 1024;
  private static final int MAX_ORIGIN_CHARACTERS = 1024;
  private static final int MAX_REQUEST_ID_CHARACTERS = 256;

  public Rejection {
    if (index < 0) {
      throw new IllegalArgumentException("index of a rejection is " + index + ", not ≥ 0");
    }
    eventId = eventId.map(id -> SafeText.of(SafeText.cut(id, MAX_EVENT_ID_CHARACTERS)));
    message = SafeText.of(SafeText.cut(message, MAX_MESSAGE_CHARACTERS));
    payload = SafeText.of(SafeText.cut(payload, MAX_PAYLOAD_CHARACTERS));
  }

  /** A body that is rejected as a whole. */
  static Rejection ofBody(RejectionReason reason, String message, String payload) {
    return new Rejection(0, Optional.empty(), reason, message, payload);
  }

  /** The record for the rejected topic. */
  public RejectedEvent toRecord(IngestRequest request, Instant receivedAt) {
    RejectedEvent rejected = new RejectedEvent();
    rejected.setReason(reason);
    rejected.setMessage(message);
    rejected.setPayload(payload);
    rejected.setReceivedAt(receivedAt);
    rejected.setRequestId(SafeText.of(SafeText.cut(request.id(), MAX_REQUEST_ID_CHARACTERS)));
    rejected.setOrigin(
        request
            .header("origin")
            .map(origin -> SafeText.of(SafeText.cut(origin, MAX_ORIGIN_CHARACTERS)))
            .orElse(null));
    return rejected;
  }
}
