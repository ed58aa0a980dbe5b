package io.clicklake.stack.traffic;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One event as the tracker sends it.
 *
 * @param id the event's id; a retry sends the same one
 * @param place when it is sent, in the order of the traffic
 * @param time when it happened: its place, or an hour earlier where it is late
 * @param malformation what is wrong with it, empty where the endpoint has to accept it
 * @param json the event as JSON text
 */
public record TrafficEvent(
    UUID id, Instant place, Instant time, Optional<Malformation> malformation, String json) {

  /** Whether it is sent after the hour it belongs to. */
  public boolean late() {
    return time.isBefore(place);
  }
}
