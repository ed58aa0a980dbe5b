package io.clicklake.connect.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.joda.time.format.DateTimeFormat;

/** Paths are those that Joda-Time makes, which is what Confluent's sink makes them with. */
class PathFormatProperties {

  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Asia/Seoul",
          "America/New_York",
          "America/Sao_Paulo",
          "Asia/Kathmandu",
          "Australia/Lord_Howe",
          "Europe/London",
          "Pacific/Apia",
          "+05:30");

  private static final List<String> PIECES =
      List.of(
          "YYYY",
          "yyyy",
          "YY",
          "yy",
          "Y",
          "M",
          "MM",
          "MMM",
          "MMMM",
          "d",
          "dd",
          "DDD",
          "E",
          "EEEE",
          "H",
          "HH",
          "k",
          "kk",
          "hh a",
          "K a",
          "HHmm",
          "HH-mm-ss",
          "HH:mm:ss.SSS",
          "Z",
          "ZZ",
          "'year'=YYYY",
          "'it''s'",
          "_");

  @Provide
  Arbitrary<String> formats() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(pieces -> String.join("/", pieces))
        .filter(PathFormatProperties::isRight);
  }

  private static boolean isRight(String format) {
    return PathMistake.of(format, PathPart.of(format)).isEmpty();
  }

  @Provide
  Arbitrary<Long> millis() {
    long first = Instant.parse("1971-01-01T00:00:00Z").toEpochMilli();
    long last = Instant.parse("2037-01-01T00:00:00Z").toEpochMilli();
    // Clocks change in these hours: New York, Sao Paulo at midnight, Lord Howe by 30 minutes, Apia
    // skips a day.
    List<Arbitrary<Long>> changes =
        List.of(
                "2025-03-09T07:00:00Z",
                "2025-11-02T06:00:00Z",
                "2018-11-04T03:00:00Z",
                "2018-02-18T02:00:00Z",
                "2025-04-05T15:00:00Z",
                "2025-10-04T15:30:00Z",
                "2011-12-30T10:00:00Z",
                "2025-10-26T01:00:00Z")
            .stream()
            .map(Instant::parse)
            .map(
                change ->
                    Arbitraries.longs()
                        .between(
                            change.minusSeconds(7200).toEpochMilli(),
                            change.plusSeconds(7200).toEpochMilli()))
            .collect(Collectors.toList());
    changes.add(Arbitraries.longs().between(first, last));
    changes.add(Arbitraries.longs().between(first, last));
    return Arbitraries.oneOf(changes);
  }

  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(ZONES);
  }

  @Provide
  Arbitrary<Long> durations() {
    return Arbitraries.of(
        Duration.ofHours(1).toMillis(),
        Duration.ofDays(1).toMillis(),
        Duration.ofMinutes(15).toMillis(),
        Duration.ofMinutes(7).toMillis(),
        Duration.ofDays(7).toMillis());
  }

  /** Joda prints one offset of such a local time or the other, by the zone. */
  private static boolean happensTwice(long local, String zone) {
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(local), ZoneOffset.UTC);
    return ZoneId.of(zone).getRules().getValidOffsets(time).size() > 1;
  }

  @Property(tries = 3000)
  void pathsAreThoseOfJoda(
      @ForAll("formats") String format,
      @ForAll("zones") String zone,
      @ForAll("durations") long duration,
      @ForAll("millis") long millis) {
    DateTimeZone joda = DateTimeZone.forID(zone);
    long local = joda.convertUTCToLocal(millis) / duration * duration;
    Assume.that(!format.contains("Z") || !happensTwice(local, zone));
    String expected =
        DateTimeFormat.forPattern(format)
            .withLocale(Locale.ENGLISH)
            .print(new DateTime(joda.convertLocalToUTC(local, false), joda));

    BucketPaths paths =
        new BucketPaths(
            PathFormat.parse(format, Locale.ENGLISH), Duration.ofMillis(duration), ZoneId.of(zone));

    assertThat(paths.of(millis)).isEqualTo(expected);
    assertThat(paths.of(millis)).isEqualTo(expected);
  }

  @Property(tries = 300)
  void aRememberedPathIsTheOneItWouldBe(
      @ForAll("zones") String zone,
      @ForAll("durations") long duration,
      @ForAll("millis") long around,
      @ForAll
          List<@net.jqwik.api.constraints.IntRange(min = -86_400, max = 86_400) Integer> seconds) {
    PathFormat format = PathFormat.parse("YYYY-MM-dd/HH:mm", Locale.ENGLISH);
    BucketPaths warm = new BucketPaths(format, Duration.ofMillis(duration), ZoneId.of(zone));
    for (int second : seconds) {
      long millis = around + second * 1000L;
      assertThat(warm.of(millis))
          .isEqualTo(
              new BucketPaths(format, Duration.ofMillis(duration), ZoneId.of(zone)).of(millis));
    }
  }

  @Property(tries = 2000)
  void whateverIsWrittenIsReadOrRefusedInWords(@ForAll("scribbles") String format) {
    try {
      PathFormat.parse(format, Locale.ENGLISH).at(Instant.EPOCH.atZone(ZoneId.of("UTC")));
    } catch (WrongPathFormatException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<String> scribbles() {
    return Arbitraries.of(
            "year",
            "=",
            "/",
            "'",
            "''",
            "YYYY",
            "MM",
            "mm",
            "dd",
            "DD",
            "HH",
            "hh",
            "!{timestamp:",
            "}",
            "%Y",
            "-",
            "_",
            "T",
            "x",
            "a",
            "\n",
            "SSSSSSSSSSSS",
            "Q",
            "week",
            "ZZZ",
            "0")
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces));
  }
}
