package io.clicklake.connect.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.partitioner.Partitioning.ByFields;
import io.clicklake.connect.partitioner.Partitioning.ByPartition;
import io.clicklake.connect.partitioner.Partitioning.ByTime;
import io.clicklake.connect.partitioner.Partitioning.Scheme;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitioningTest {

  private static Partitioner partitioner(Scheme scheme) {
    return new Partitioning(scheme, new RecordTime.Field("at", ZoneOffset.UTC))
        .partitioner(3, 100, Clock.systemUTC());
  }

  private static ByTime hourly(String zone) {
    return new ByTime(PathFormat.HOURLY, Duration.ofHours(1), Locale.ENGLISH, ZoneId.of(zone));
  }

  private static String path(Partitioner partitioner, FixedRow row) {
    return partitioner.path(FixedRow.RECORD, row, partitioner.epochMillis(FixedRow.RECORD, row));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-05-28T14:59:59.999Z, UTC, year=2025/month=05/day=28/hour=14",
    "2025-05-28T15:00:00Z, UTC, year=2025/month=05/day=28/hour=15",
    "2025-05-28T15:00:00Z, Asia/Seoul, year=2025/month=05/day=29/hour=00",
    "2024-12-30T00:00:00Z, UTC, year=2024/month=12/day=30/hour=00",
    "2025-05-28T18:29:59Z, Asia/Kolkata, year=2025/month=05/day=28/hour=23",
    "2025-05-28T18:30:00Z, Asia/Kolkata, year=2025/month=05/day=29/hour=00",
    "2025-05-28T18:14:59Z, Asia/Kathmandu, year=2025/month=05/day=28/hour=23",
    "2025-05-28T18:15:00Z, Asia/Kathmandu, year=2025/month=05/day=29/hour=00",
    "2010-11-07T02:30:30Z, America/St_Johns, year=2010/month=11/day=07/hour=00",
    "2010-11-07T02:31:30Z, America/St_Johns, year=2010/month=11/day=06/hour=23",
    "1969-12-31T23:59:59.999Z, UTC, year=1969/month=12/day=31/hour=23",
    "0001-01-02T00:00:00Z, UTC, year=0001/month=01/day=02/hour=00",
    "9999-12-30T23:00:00Z, UTC, year=9999/month=12/day=30/hour=23",
  })
  void theHourIsThatOfTheZone(Instant time, String zone, String path) {
    FixedRow row = FixedRow.empty().with(time.toEpochMilli(), "long");
    assertThat(path(partitioner(hourly(zone)), row)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "HH, PT1H, UTC, 2025-05-28T14:59:59.999Z, 2025-05-28T15:00:00Z",
    "HH, PT1H, Asia/Kolkata, 2025-05-28T14:15:00Z, 2025-05-28T14:30:00Z",
    "HH, PT1H, Europe/Berlin, 2025-10-26T00:30:00Z, 2025-10-26T02:00:00Z",
    "HH, PT1H, Europe/Berlin, 2025-10-26T01:30:00Z, 2025-10-26T02:00:00Z",
    "HH, PT1H, Australia/Lord_Howe, 2025-04-05T14:45:00Z, 2025-04-05T15:30:00Z",
    "HH, PT1H, Europe/Berlin, 2025-03-30T00:30:00Z, 2025-03-30T01:00:00Z",
    "dd, P1D, Europe/Berlin, 2025-03-30T00:30:00Z, 2025-03-30T22:00:00Z",
    "dd, P1D, Europe/Berlin, 2025-10-26T00:30:00Z, 2025-10-26T23:00:00Z",
    "dd, PT15M, UTC, 2025-05-28T00:05:00Z, 2025-05-29T00:00:00Z",
    "MM, PT1H, UTC, 2025-01-01T00:00:00Z, 2025-02-01T00:00:00Z",
  })
  void thePartitionEndsWhereThePathChanges(
      String finest, Duration duration, String zone, Instant time, Instant end) {
    String format = PathFormat.HOURLY.substring(0, PathFormat.HOURLY.indexOf(finest) + 2);
    Partitioner partitioner =
        partitioner(new ByTime(format, duration, Locale.ENGLISH, ZoneId.of(zone)));
    assertThat(partitioner.endMillis(time.toEpochMilli())).hasValue(end.toEpochMilli());
  }

  @Test
  void kafkasPartitionIsAPath() {
    assertThat(path(partitioner(new ByPartition()), FixedRow.empty().with(5L, "long")))
        .isEqualTo("partition=3");
  }

  @Test
  void fieldsMakeASegmentEach() {
    Partitioner partitioner = partitioner(new ByFields(List.of("country", "geo.city", "bot")));
    assertThat(partitioner.fields()).containsExactly("country", "geo.city", "bot", "at");
    FixedRow row =
        FixedRow.empty()
            .with("KR", "string")
            .with(11L, "long")
            .with(true, "boolean")
            .with(5L, "long");
    assertThat(path(partitioner, row)).isEqualTo("country=KR/geo.city=11/bot=true");
    assertThat(path(partitioner, row)).isEqualTo("country=KR/geo.city=11/bot=true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Köln am Rhein: a=b | Köln am Rhein: a=b",
        "a/b | a%2Fb",
        "100% | 100%25",
        "'' | __HIVE_DEFAULT_PARTITION__",
        "NULL | __HIVE_DEFAULT_PARTITION__",
      })
  void textIsWrittenAsItIsSaveWhatTearsThePath(String value, String segment) {
    FixedRow row =
        FixedRow.empty().with(value.equals("NULL") ? null : value, "string").with(5L, "long");
    assertThat(path(partitioner(new ByFields(List.of("f"))), row)).isEqualTo("f=" + segment);
  }

  @Test
  void controlCharactersAreEscaped() {
    FixedRow row = FixedRow.empty().with("a\nb\u007f", "string").with(5L, "long");
    assertThat(path(partitioner(new ByFields(List.of("f"))), row)).isEqualTo("f=a%0Ab%7F");
  }

  @Test
  void aDateIsWrittenAsOne() {
    FixedRow row =
        FixedRow.empty()
            .with(20_236, "{\"type\":\"int\",\"logicalType\":\"date\"}")
            .with(5L, "long");
    assertThat(path(partitioner(new ByFields(List.of("d"))), row)).isEqualTo("d=2025-05-28");
  }

  @Test
  void whatMakesNoPathIsABadRecord() {
    Partitioner partitioner = partitioner(new ByFields(List.of("f")));
    assertThatThrownBy(
            () -> path(partitioner, FixedRow.empty().with(0.1, "double").with(5L, "long")))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("partition.field.name");
    assertThatThrownBy(
            () ->
                path(partitioner, FixedRow.empty().with("ü".repeat(50), "string").with(5L, "long")))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("102 bytes");
  }

  @Test
  void wrongSettingsAreRefused() {
    assertThatThrownBy(() -> new ByFields(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new ByTime("'year=YYYY'", Duration.ofHours(1), Locale.ROOT, ZoneOffset.UTC))
        .isInstanceOf(WrongPathFormatException.class);
    assertThatThrownBy(
            () -> new ByTime(PathFormat.DAILY, Duration.ZERO, Locale.ROOT, ZoneOffset.UTC))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RecordTime.Field(" ", ZoneOffset.UTC))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
