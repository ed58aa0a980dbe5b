package io.clicklake.producer.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceClockTest {

  private static final Instant RECEIVED_AT = Instant.parse("2025-05-28T06:00:00Z");
  private static final Duration SKEW = Duration.ofMinutes(5);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "nothing said, time of receipt                      | -                    | -                    | -                    | 2025-05-28T06:00:00Z",
        "nothing but when it was sent                       | -                    | -                    | 2025-05-28T05:59:59Z | 2025-05-28T06:00:00Z",
        "a right clock                                      | 2025-05-28T05:59:50Z | -                    | 2025-05-28T05:59:59Z | 2025-05-28T05:59:50Z",
        "device time stands for event time                  | -                    | 2025-05-28T05:59:50Z | 2025-05-28T05:59:59Z | 2025-05-28T05:59:50Z",
        "a slow network is no slow clock                    | 2025-05-28T05:55:00Z | -                    | 2025-05-28T05:55:01Z | 2025-05-28T05:55:00Z",
        "behind by as much as may be                        | 2025-05-28T05:54:00Z | -                    | 2025-05-28T05:55:00Z | 2025-05-28T05:54:00Z",
        "behind by a millisecond more                       | 2025-05-28T05:54:00Z | -                    | 2025-05-28T05:54:59.999Z | 2025-05-28T05:59:00.001Z",
        "ahead by as much as may be                         | 2025-05-28T06:04:00Z | -                    | 2025-05-28T06:05:00Z | 2025-05-28T06:04:00Z",
        "ahead by a millisecond more                        | 2025-05-28T06:04:00Z | -                    | 2025-05-28T06:05:00.001Z | 2025-05-28T05:58:59.999Z",
        "behind by nine hours, a zone mistaken for UTC      | 2025-05-27T20:59:00Z | -                    | 2025-05-27T21:00:00Z | 2025-05-28T05:59:00Z",
        "ahead by a year                                    | 2026-05-28T05:59:00Z | -                    | 2026-05-28T06:00:00Z | 2025-05-28T05:59:00Z",
        "set back to 1970 and told so                       | 1970-01-01T00:00:05Z | -                    | 1970-01-01T00:00:15Z | 2025-05-28T05:59:50Z",
        "queued for eight hours by a right clock            | 2025-05-27T22:00:00Z | -                    | 2025-05-28T05:59:59Z | 2025-05-27T22:00:00Z",
        "queued for eight hours by a clock an hour behind   | 2025-05-27T21:00:00Z | -                    | 2025-05-28T05:00:00Z | 2025-05-27T22:00:00Z",
        "sent again later, the same time but for the way    | 2025-05-27T21:00:00Z | -                    | 2025-05-28T04:59:59Z | 2025-05-27T22:00:01Z",
        "queued for months                                  | 2025-01-28T06:00:00Z | -                    | 2025-05-28T06:00:00Z | 2025-01-28T06:00:00Z",
        "an old tracker, late by hours                      | 2025-05-28T01:00:00Z | -                    | -                    | 2025-05-28T01:00:00Z",
        "an old tracker, ahead within what may be           | 2025-05-28T06:04:59Z | -                    | -                    | 2025-05-28T06:04:59Z",
        "an old tracker, ahead: not after it was received   | 2025-05-28T06:05:01Z | -                    | -                    | 2025-05-28T06:00:00Z",
        "an old tracker, set back to 1970                   | 1970-01-01T00:00:05Z | -                    | -                    | 2025-05-28T06:00:00Z",
        "set right between the event and its sending        | 1970-01-01T00:00:05Z | -                    | 2025-05-28T06:00:00Z | 2025-05-28T06:00:00Z",
        "set back between the event and its sending         | 2025-05-28T05:59:00Z | -                    | 1970-01-01T00:00:05Z | 2025-05-28T06:00:00Z",
        "both said alike, by a slow clock                   | 2025-05-28T04:59:00Z | 2025-05-28T04:59:00Z | 2025-05-28T05:00:00Z | 2025-05-28T05:59:00Z",
        "the sender corrected it                            | 2025-05-28T05:59:00Z | 2025-05-28T04:59:00Z | 2025-05-28T05:00:00Z | 2025-05-28T05:59:00Z",
        "the sender's correction cannot be                  | 2025-05-28T08:59:00Z | 2025-05-28T04:59:00Z | 2025-05-28T05:00:00Z | 2025-05-28T06:00:00Z",
        "the first time that is believed                    | 2020-01-01T00:00:00Z | -                    | -                    | 2020-01-01T00:00:00Z",
        "a moment earlier                                   | 2019-12-31T23:59:59Z | -                    | -                    | 2025-05-28T06:00:00Z",
        "the ends of time                                   | 9999-12-31T23:59:59Z | 0001-01-01T00:00:00Z | 0001-01-01T00:00:00Z | 2025-05-28T06:00:00Z",
      })
  void theTimeBelievedIs(
      String what,
      @Nullable String eventTime,
      @Nullable String deviceTime,
      @Nullable String sentAt,
      Instant expected) {
    var clock = new DeviceClock(instant(eventTime), instant(deviceTime), instant(sentAt));
    assertThat(clock.eventTime(RECEIVED_AT, SKEW)).isEqualTo(expected);
  }

  @Test
  void theDevicesOwnTimeIsKeptAsSent() {
    Instant said = Instant.parse("1999-01-01T00:00:00Z");
    Instant device = Instant.parse("1998-01-01T00:00:00Z");
    assertThat(new DeviceClock(said, null, RECEIVED_AT).deviceTime()).isEqualTo(said);
    assertThat(new DeviceClock(said, device, RECEIVED_AT).deviceTime()).isEqualTo(device);
    assertThat(new DeviceClock(null, null, RECEIVED_AT).deviceTime()).isNull();
  }

  /**
   * A device whose clock is off by any amount, a queue of any length, a network of any slowness.
   */
  @Property
  void anEventsTimeIsOffByNoMoreThanTheSkewOrTheNetworksDelay(
      @ForAll @LongRange(min = -40_000_000_000L, max = 40_000_000_000L) long offMillis,
      @ForAll @LongRange(min = 0, max = 86_400_000L) long queuedMillis,
      @ForAll @LongRange(min = 0, max = 600_000L) long networkMillis) {
    Instant sent = RECEIVED_AT.minusMillis(networkMillis);
    Instant happened = sent.minusMillis(queuedMillis);
    var clock = new DeviceClock(happened.plusMillis(offMillis), null, sent.plusMillis(offMillis));

    Duration error = Duration.between(happened, clock.eventTime(RECEIVED_AT, SKEW)).abs();

    assertThat(error).isLessThanOrEqualTo(SKEW.plusMillis(networkMillis));
  }

  @Property
  void noEventHappensLongAfterItWasReceived(
      @ForAll @LongRange(min = -62_135_596_800_000L, max = 253_402_300_799_999L) long event,
      @ForAll @LongRange(min = -62_135_596_800_000L, max = 253_402_300_799_999L) long sent,
      @ForAll @LongRange(min = 0, max = 86_400_000L) long skewMillis) {
    Duration skew = Duration.ofMillis(skewMillis);
    var clock = new DeviceClock(Instant.ofEpochMilli(event), null, Instant.ofEpochMilli(sent));
    assertThat(clock.eventTime(RECEIVED_AT, skew))
        .isBetween(DeviceClock.EARLIEST, RECEIVED_AT.plus(skew));
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : OffsetDateTime.parse(text).toInstant();
  }
}
