package io.clicklake.producer.publish;

import java.util.List;

/**
 * Everything was acknowledged but these.
 *
 * @param refusals events larger than the topic takes, ascending by position
 */
public record Receipt(List<Refusal> refusals) {

  public Receipt {
    refusals = List.copyOf(refusals);
  }

  /**
   * An event that can never be taken.
   *
   * @param position its place among the events given, from 0
   * @param message its size and the limit, as far as they are known
   */
  public record Refusal(int position, String message) {}
}
