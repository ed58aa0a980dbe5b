package io.clicklake.producer.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectionReason;
import java.util.Optional;

/**
 * An event that follows the contract.
 *
 * @param index its place in the body, from 0
 * @param event the record for Kafka
 * @param source the event as it arrived
 */
public record AcceptedEvent(int index, ClickEvent event, JsonNode source) {

  public AcceptedEvent {
    if (index < 0) {
      throw new IllegalArgumentException("index of an event is " + index + ", not ≥ 0");
    }
  }

  /** The rejection of this event for being larger than what stands behind the collector takes. */
  public Rejection tooLarge(String message) {
    return new Rejection(
        index,
        Optional.of(event.getEventId().toString()),
        RejectionReason.event_too_large,
        message,
        source.toString());
  }
}
