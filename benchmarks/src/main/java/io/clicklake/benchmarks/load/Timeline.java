package io.clicklake.benchmarks.load;

import java.time.Duration;
import java.time.Instant;

/**
 * When each event happened: evenly spread over a span, in order, but for every {@code lateEvery}th,
 * which is an hour late.
 *
 * @param events how many there are
 * @param lateEvery 0 for none
 */
public record Timeline(Instant start, Duration span, long events, int lateEvery) {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant MORNING = Instant.parse("2025-05-28T08:00:00Z");

  public Timeline {
    if (events < 1) {
      throw new IllegalArgumentException("events is " + events + ", expected at least 1");
    }
    if (lateEvery < 0) {
      throw new IllegalArgumentException("lateEvery is " + lateEvery + ", expected 0 or more");
    }
  }

  /** Three hours of one morning in order. */
  public static Timeline threeHoursInOrder(long events) {
    return new Timeline(MORNING, HOUR.multipliedBy(3), events, 0);
  }

  /** Three hours of one morning, a twentieth of the events an hour late. */
  public static Timeline threeHoursSomeLate(long events) {
    return new Timeline(MORNING, HOUR.multipliedBy(3), events, 20);
  }

  /** When the event with this number, from 0, happened. */
  Instant of(long number) {
    Instant inOrder = start.plusMillis(Math.multiplyExact(span.toMillis(), number) / events);
    boolean late = lateEvery > 0 && number % lateEvery == lateEvery - 1;
    return late ? inOrder.minus(HOUR) : inOrder;
  }
}
