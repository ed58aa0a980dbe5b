package io.clicklake.producer.collect;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of its time, and what is believed of it.
 *
 * <p>The event's time is the first of {@code event_time} and {@code device_time} that was sent, and
 * the time of receipt where neither was. A clock more than 24 hours ahead of receipt, or before
 * 2020, is not believed: the event's time is then the time of receipt. An event that is late by
 * hours, or by months, keeps its time. The device's own time is kept as it was sent, always.
 */
record DeviceClock(@Nullable Instant sentEventTime, @Nullable Instant deviceTime) {

  static final Duration MAX_AHEAD = Duration.ofHours(24);
  static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

  static DeviceClock of(@Nullable Instant eventTime, @Nullable Instant deviceTime) {
    return new DeviceClock(
        eventTime == null ? deviceTime : eventTime, deviceTime == null ? eventTime : deviceTime);
  }

  Instant eventTime(Instant receivedAt) {
    if (sentEventTime == null
        || sentEventTime.isBefore(EARLIEST)
        || sentEventTime.isAfter(receivedAt.plus(MAX_AHEAD))) {
      return receivedAt;
    }
    return sentEventTime;
  }
}
