package io.clicklake.producer.collect;

import io.clicklake.events.ClickEvent;
import io.clicklake.events.RejectionReason;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An event that follows the contract.
 *
 * @param index its place in the body, from 0
 * @param event the record for Kafka
 * @param payload what its rejection would keep of it, made when it is asked for: most are never
 */
public record AcceptedEvent(int index, ClickEvent event, Supplier<String> payload) {

  public AcceptedEvent {
    if (index < 0) {
      throw new IllegalArgumentException("index of an event is " + index + ", not ≥ 0");
    }
  }

  /** The rejection of this event by what stands behind the collector. */
  public Rejection refused(RejectionReason why, String message) {
    return new Rejection(
        index, Optional.of(event.getEventId().toString()), why, message, payload.get());
  }
}
