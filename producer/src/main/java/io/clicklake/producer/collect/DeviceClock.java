package io.clicklake.producer.collect;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of its time, and what is believed of it.
 *
 * <p>The device says when it happened (the first of {@code event_time} and {@code device_time} that
 * was sent) and when it was sent, by the same clock. Receipt less {@code sent_at} is then how far
 * that clock is off, the way through the network included. Where this is more than the greatest
 * skew, it is added to the event's time; where it is less it could be the network's alone, and the
 * time stays as it is, so that a slow batch does not push its events behind those of the next.
 * {@code sent_at} belongs to one attempt to send, so an event that waited for hours is not taken
 * for one with a slow clock.
 *
 * <p>Where both times were sent and differ, the sender has corrected one of them itself, and it is
 * not corrected again. A time that cannot be after all this, before 2020 or later than receipt by
 * more than the greatest skew, is not believed: the event's time is then the time of receipt, as it
 * is where no time was sent. The device's own time is kept as it was sent, always.
 *
 * @param sentEventTime {@code event_time} as sent
 * @param sentDeviceTime {@code device_time} as sent
 * @param sentAt when the device sent the event, by its clock
 */
record DeviceClock(
    @Nullable Instant sentEventTime, @Nullable Instant sentDeviceTime, @Nullable Instant sentAt) {

  static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

  /** When it happened by the device's own clock; null where it did not say. */
  @Nullable Instant deviceTime() {
    return sentDeviceTime == null ? sentEventTime : sentDeviceTime;
  }

  /** When it happened, as far as can be known. */
  Instant eventTime(Instant receivedAt, Duration maxSkew) {
    Instant said = sentEventTime == null ? sentDeviceTime : sentEventTime;
    if (said == null) {
      return receivedAt;
    }
    Instant time = said.plus(correction(receivedAt, maxSkew));
    boolean possible = !time.isBefore(EARLIEST) && !time.isAfter(receivedAt.plus(maxSkew));
    return possible ? time : receivedAt;
  }

  private Duration correction(Instant receivedAt, Duration maxSkew) {
    if (sentAt == null || correctedBySender()) {
      return Duration.ZERO;
    }
    Duration offset = Duration.between(sentAt, receivedAt);
    return offset.abs().compareTo(maxSkew) > 0 ? offset : Duration.ZERO;
  }

  private boolean correctedBySender() {
    return sentEventTime != null && sentDeviceTime != null && !sentEventTime.equals(sentDeviceTime);
  }
}
