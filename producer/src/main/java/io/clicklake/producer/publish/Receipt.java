package io.clicklake.producer.publish;

import io.clicklake.events.RejectionReason;
import java.util.List;

/**
 * Everything was acknowledged but these.
 *
 * @param refusals events larger than the topic takes or that do not serialize, ascending by
 *     position
 */
public record Receipt(List<Refusal> refusals) {

  public Receipt {
    refusals = List.copyOf(refusals);
  }

  /**
   * An event that can never be taken.
   *
   * @param position its place among the events given, from 0
   * @param reason {@code event_too_large}, or {@code invalid_field} for one that does not serialize
   * @param message its size and the limit, or what does not fit, as far as they are known
   */
  public record Refusal(int position, RejectionReason reason, String message) {}
}
