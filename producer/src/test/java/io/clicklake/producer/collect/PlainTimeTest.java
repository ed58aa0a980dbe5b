package io.clicklake.producer.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java's own reader is the oracle. */
class PlainTimeTest {

  @Property
  void whatIsReadIsWhatJavaReadsAndNothingThatJavaRefuses(
      @ForAll @IntRange(min = 0, max = 9999) int year,
      @ForAll @IntRange(min = 0, max = 13) int month,
      @ForAll @IntRange(min = 0, max = 32) int day,
      @ForAll @IntRange(min = 0, max = 24) int hour,
      @ForAll @IntRange(min = 0, max = 60) int minute,
      @ForAll @IntRange(min = 0, max = 60) int second,
      @ForAll @IntRange(min = -1, max = 999) int millis) {
    String text =
        String.format(
            Locale.ROOT, "%04d-%02d-%02dT%02d:%02d:%02d", year, month, day, hour, minute, second);
    text += millis < 0 ? "Z" : String.format(Locale.ROOT, ".%03dZ", millis);
    try {
      assertThat(PlainTime.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException noTime) {
      assertThat(PlainTime.parse(text)).as(text).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2025-05-28",
        "2025-05-28T14:00Z",
        "2025-05-28T14:00:00",
        "2025-05-28T14:00:00+09:00",
        "2025-05-28T14:00:00.1Z",
        "2025-05-28T14:00:00.123456Z",
        "2025-05-28t14:00:00Z",
        "2025-05-28T14:00:00z",
        "2025-05-28 14:00:00Z",
        "\u0662025-05-28T14:00:00Z",
        "-025-05-28T14:00:00Z",
      })
  void otherFormsAreLeftToJava(String text) {
    assertThat(PlainTime.parse(text)).isNull();
  }
}
