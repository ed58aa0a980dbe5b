package io.clicklake.connect.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathFormatTest {

  private static final Instant TIME = Instant.parse("2024-12-30T15:04:05.678Z");

  private static String format(String format, Locale locale, String zone) {
    return PathFormat.parse(format, locale).at(TIME.atZone(ZoneId.of(zone)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "'year'=YYYY/'month'=MM/'day'=dd/'hour'=HH | year=2024/month=12/day=30/hour=15",
        "/'dt'=yyyy-MM-dd/ | dt=2024-12-30",
        "YYYYMMdd/HH | 20241230/15",
        "YY/M/d/H/m/s | 24/12/30/15/4/5",
        "'dt'=YYYY-MM-dd'T'HH | dt=2024-12-30T15",
        "'it''s'=DDD | it's=365",
        "hh-a/mm/ss.SSS | 03-PM/04/05.678",
        "E/EEEE/MMM/MMMM | Mon/Monday/Dec/December",
        "'no field at all' | no field at all",
        "HH:mmZ/ZZ | 15:04+0000/+00:00",
      })
  void aFormatIsReadAsJodaReadsIt(String format, String path) {
    assertThat(format(format, Locale.ENGLISH, "UTC")).isEqualTo(path);
  }

  @Test
  void monthsHaveTheNamesOfTheLocaleAndAsciiDigits() {
    assertThat(format("MMMM/dd", Locale.FRENCH, "UTC")).isEqualTo("décembre/30");
    assertThat(format("dd", Locale.forLanguageTag("ar-EG-u-nu-arab"), "UTC")).isEqualTo("30");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "'year=YYYY/month=MM/day=dd' | in quotes | 'year'=YYYY/'month'=MM/'day'=dd",
        "'year=YYYY'/'month=MM' | in quotes | 'year'=YYYY/'month'=MM",
        "year=!{timestamp:yyyy}/month=!{timestamp:MM} | Firehose | 'year'=yyyy/'month'=MM",
        "!{timestamp:yyyy/MM/dd}/ | Firehose | yyyy/MM/dd",
        "dt=%Y-%m-%d | strftime | 'dt'=YYYY-MM-dd",
        "'year'=xxxx/'week'=ww | counts weeks | ",
        "'year'=xxxx/'month'=MM | counts weeks | 'year'=YYYY/'month'=MM",
        "'year'=uuuu/'month'=MM | no letter | 'year'=YYYY/'month'=MM",
        "year=YYYY/month=MM/day=dd | \"year\" has no quotes | 'year'=YYYY/'month'=MM/'day'=dd",
        "day=dd/'year'=YYYY | \"day\" has no quotes | 'day'=dd/'year'=YYYY",
        "event_date=YYYY-MM-dd | no quotes | 'event_date'=YYYY-MM-dd",
        "YYYY-MM-ddTHH | text stands in quotes | YYYY-MM-dd'T'HH",
        "'year'=YYYY/'hour'=hh | half day | 'year'=YYYY/'hour'=HH",
        "'year'=YYYY/'month'=mm | the minute | 'year'=YYYY/'month'=MM",
        "YYYY-mm-dd | the minute | YYYY-MM-dd",
        "YYYY/mm/dd/HH | the minute | YYYY/MM/dd/HH",
        "YYYY-MM-dd-HH/'minute'=MM | the month | YYYY-MM-dd-HH/'minute'=mm",
        "'year'=YYYY/'month'=MM/'day'=DD | day of the year | 'year'=YYYY/'month'=MM/'day'=dd",
        "YYYY/MM/dd/HH/mm/SS | fraction | YYYY/MM/dd/HH/mm/ss",
        "'year'=YYYY/'zone'=ZZZ | name of a zone | ",
        "'year=YYYY | not closed | 'year'=YYYY",
        "YYYY//MM | between // | YYYY/MM",
        "YYYY/MM/'۳' | digits | ",
        "/ | nothing | ",
        "${year}/YYYY | not replaced | ",
      })
  void aMistakeIsToldWithWhatIsMeant(String format, String problem, String meant) {
    assertThatThrownBy(() -> PathFormat.parse(format, Locale.ENGLISH))
        .isInstanceOf(WrongPathFormatException.class)
        .hasMessageContaining(problem)
        .hasMessageEndingWith(
            meant == null ? "a right one is " + PathFormat.HOURLY : "write " + meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"YYYYYYYYYY", "'year'=YYYY\n"})
  void whatNoPathCanHaveIsRefused(String format) {
    assertThatThrownBy(() -> PathFormat.parse(format, Locale.ENGLISH))
        .isInstanceOf(WrongPathFormatException.class);
  }
}
