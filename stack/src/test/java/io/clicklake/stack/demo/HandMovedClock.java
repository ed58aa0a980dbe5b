package io.clicklake.stack.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves when the test says so; it starts at 2025-05-28T14:20:00Z. */
public final class HandMovedClock extends Clock {
  private Instant now = Instant.parse("2025-05-28T14:20:00Z");

  /** Moves it on. */
  public void move(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("this clock stays in UTC");
  }

  @Override
  public Instant instant() {
    return now;
  }
}
