package io.clicklake.connect.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.KafkaRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTimeTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Instant TIME = Instant.parse("2025-05-28T14:00:00.123Z");

  private static long field(@Nullable Object value, String type) {
    TimeSource source = new RecordTime.Field("meta.at", SEOUL).source(Clock.systemUTC());
    assertThat(source.fields()).containsExactly("meta.at");
    return source.epochMillis(FixedRow.RECORD, FixedRow.empty().with(value, type), 0);
  }

  private static String logical(String type, String logical) {
    return "{\"type\":\"%s\",\"logicalType\":\"%s\"}".formatted(type, logical);
  }

  @ParameterizedTest
  @CsvSource({
    "timestamp-millis, 1748440800123",
    "timestamp-micros, 1748440800123999",
    "timestamp-nanos, 1748440800123999999",
    "local-timestamp-millis, 1748473200123",
    "local-timestamp-micros, 1748473200123000",
    "local-timestamp-nanos, 1748473200123000000",
    "none, 1748440800123",
  })
  void everyTimestampTypeIsReadAndALocalOneIsOfTheConfiguredZone(String logical, long value) {
    assertThat(field(value, logical("long", logical))).isEqualTo(TIME.toEpochMilli());
  }

  @Test
  void beforeTheEpochUnitsAreRoundedDown() {
    assertThat(field(-1L, logical("long", "timestamp-micros"))).isEqualTo(-1);
  }

  @Test
  void anIntIsMillisecondsAndADateItsMidnightInTheConfiguredZone() {
    assertThat(field(1_000, "int")).isEqualTo(1_000);
    assertThat(field(2, logical("int", "date")))
        .isEqualTo(Instant.parse("1970-01-02T15:00:00Z").toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({
    "2025-05-28T14:00:00.123Z, 2025-05-28T14:00:00.123Z",
    "2025-05-28T23:00:00.123+09:00, 2025-05-28T14:00:00.123Z",
    "2025-05-28T23:00:00+0900, 2025-05-28T14:00:00Z",
    "2025-05-28T14:00Z, 2025-05-28T14:00:00Z",
    "2025-05-28T14Z, 2025-05-28T14:00:00Z",
    "2025-05-28t14:00:00.123456789z, 2025-05-28T14:00:00.123Z",
    "2025-05-28T23:00:00, 2025-05-28T14:00:00Z",
    "2025-05-28, 2025-05-27T15:00:00Z",
  })
  void textIsIso8601AndOfTheConfiguredZoneWhenItNamesNone(String text, Instant time) {
    assertThat(field(text, "string")).isEqualTo(time.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2025-13-01", "1748440800123", "2025-02-30T00:00:00Z"})
  void textThatIsNoTimeIsABadRecord(String text) {
    assertThatThrownBy(() -> field(text, "string"))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("meta.at")
        .hasMessageContaining(text);
  }

  @Test
  void aValueThatIsNoTimeIsABadRecord() {
    assertThatThrownBy(() -> field(null, "long"))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("null");
    assertThatThrownBy(() -> field(1.5, "double"))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("timestamp.field");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, -62_135_596_800_001L, 253_402_300_800_000L})
  void anAbsurdTimeIsABadRecord(long millis) {
    assertThatThrownBy(() -> field(millis, "long"))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("years 1 to 9999");
    assertThatThrownBy(
            () ->
                new RecordTime.KafkaTimestamp()
                    .source(Clock.systemUTC())
                    .epochMillis(new KafkaRecord(1, millis, null), FixedRow.empty(), 0))
        .isInstanceOf(BadRecordException.class);
  }

  @Test
  void typesMayChangeFromRowToRow() {
    TimeSource source = new RecordTime.Field("at", SEOUL).source(Clock.systemUTC());
    List<Long> times = new ArrayList<>();
    for (String logical : List.of("timestamp-millis", "timestamp-micros", "timestamp-millis")) {
      times.add(
          source.epochMillis(
              FixedRow.RECORD, FixedRow.empty().with(5_000L, logical("long", logical)), 0));
    }
    assertThat(times).containsExactly(5_000L, 5L, 5_000L);
  }

  @Test
  void theTimeOfARecordIsKafkasTimestamp() {
    TimeSource source = new RecordTime.KafkaTimestamp().source(Clock.systemUTC());
    assertThat(source.fields()).isEmpty();
    assertThat(source.epochMillis(FixedRow.RECORD, FixedRow.empty(), 0)).isEqualTo(1_000);
    assertThatThrownBy(
            () ->
                source.epochMillis(
                    new KafkaRecord(1, KafkaRecord.NO_TIMESTAMP, null), FixedRow.empty(), 0))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("timestamp.extractor");
  }

  @Test
  void theWallclockDoesNotGoBack() {
    SteppingClock clock = new SteppingClock(List.of(10_000L, 20_000L, 5_000L, 30_000L));
    TimeSource source = new RecordTime.Wallclock().source(clock);
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      times.add(source.epochMillis(FixedRow.RECORD, FixedRow.empty(), 0));
    }
    assertThat(times).containsExactly(10_000L, 20_000L, 20_000L, 30_000L);
  }

  private static final class SteppingClock extends Clock {
    private final List<Long> steps;
    private int at;

    SteppingClock(List<Long> steps) {
      this.steps = steps;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(steps.get(at++));
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
