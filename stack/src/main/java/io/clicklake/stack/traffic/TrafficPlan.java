package io.clicklake.stack.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * What a run of traffic is made from: two equal plans make equal events, to the byte.
 *
 * <p>The run names this traffic among others in the same lake. Every well-formed event carries it
 * in {@code properties.run} and every malformed one somewhere in its first 8,192 characters; event
 * and session ids depend on it, so repeating a seed repeats the visits without repeating an id.
 *
 * @param events how many events, malformed ones included
 * @param from start of the first of the three hours the events fall into
 * @param run lower case letters, digits and hyphens, 8 to 64 of them
 */
public record TrafficPlan(int events, long seed, Instant from, String run) {

  /** The time the events of every plan are spread over. */
  public static final Duration SPAN = Duration.ofHours(3);

  private static final Pattern RUN = Pattern.compile("[a-z0-9-]{8,64}");

  public TrafficPlan {
    if (events < 1) {
      throw new IllegalArgumentException("events is " + events + ", expected at least 1");
    }
    if (!RUN.matcher(run).matches()) {
      throw new IllegalArgumentException("run is '" + run + "', expected to match " + RUN);
    }
  }

  /** The plan over the last three full hours before now. */
  public static TrafficPlan overLastHours(int events, long seed, String run, Clock clock) {
    Instant thisHour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    return new TrafficPlan(events, seed, thisHour.minus(SPAN), run);
  }

  /** When the event of this index happens: evenly spread, so that order and span hold exactly. */
  Instant placeOf(int index) {
    return from.plusMillis(SPAN.toMillis() * index / events);
  }

  /** How many visits go on at the same time, so that a visitor does something every 20 s or so. */
  int visitsAtOnce() {
    return (int) Math.max(1, 20_000L * events / SPAN.toMillis());
  }
}
