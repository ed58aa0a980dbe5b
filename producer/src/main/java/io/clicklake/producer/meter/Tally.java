package io.clicklake.producer.meter;

import io.clicklake.events.RejectionReason;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a request's events, in numbers.
 *
 * @param accepted events that Kafka has
 * @param rejected events, or bodies as a whole, that the topic of rejected events has, by reason
 * @param notAcknowledged 1 where not everything reached Kafka in time, so that nothing is claimed
 * @param refused 1 where the request was not looked at, for its origin
 * @param kafkaLatency from handing over to the last acknowledgement, or to giving up; empty where
 *     nothing was handed over
 */
public record Tally(
    int accepted,
    Map<RejectionReason, Integer> rejected,
    int notAcknowledged,
    int refused,
    Optional<Duration> kafkaLatency) {

  public Tally {
    rejected = Map.copyOf(rejected);
  }

  /** Everything was settled. */
  public static Tally settled(int accepted, List<RejectionReason> rejected, Duration kafkaLatency) {
    Map<RejectionReason, Integer> byReason = new EnumMap<>(RejectionReason.class);
    rejected.forEach(reason -> byReason.merge(reason, 1, Integer::sum));
    boolean nothing = accepted == 0 && rejected.isEmpty();
    return new Tally(
        accepted, byReason, 0, 0, nothing ? Optional.empty() : Optional.of(kafkaLatency));
  }

  /** Not everything was acknowledged. */
  public static Tally notAcknowledged(Duration kafkaLatency) {
    return new Tally(0, Map.of(), 1, 0, Optional.of(kafkaLatency));
  }

  /** The request came from where none are taken. */
  public static Tally ofRefusal() {
    return new Tally(0, Map.of(), 0, 1, Optional.empty());
  }

  int rejectedEvents() {
    return rejected.values().stream().mapToInt(Integer::intValue).sum();
  }
}
