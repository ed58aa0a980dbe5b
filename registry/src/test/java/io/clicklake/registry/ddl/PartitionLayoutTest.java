package io.clicklake.registry.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionLayoutTest {

  private static final ProjectionRange RANGE =
      new ProjectionRange(LocalDate.of(2025, 3, 1), LocalDate.of(2034, 12, 31));

  private static String projection(PartitionLayout layout) {
    return layout.columns().stream()
        .map(
            column ->
                column.type()
                    + " "
                    + column.properties(RANGE).entrySet().stream()
                        .map(one -> one.getKey().replace("projection.", "") + "=" + one.getValue())
                        .collect(Collectors.joining(" ")))
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'year'=YYYY/'month'=MM/'day'=dd/'hour'=HH"
            + " | year=${year}/month=${month}/day=${day}/hour=${hour} | year=*/month=*/day=*/hour=*"
            + " | int year.type=integer year.range=2025,2034 year.digits=4;"
            + " int month.type=integer month.range=1,12 month.digits=2;"
            + " int day.type=integer day.range=1,31 day.digits=2;"
            + " int hour.type=integer hour.range=0,23 hour.digits=2",
        "'dt'=yyyy-MM-dd/'h='H | dt=${dt}/h=${h} | dt=*/h=*"
            + " | string dt.type=date dt.format=yyyy-MM-dd dt.range=2025-03-01,NOW+1DAYS"
            + " dt.interval=1 dt.interval.unit=DAYS; int h.type=integer h.range=0,23",
        "'dt'=YYYYMMdd'T'HH | dt=${dt} | dt=*"
            + " | string dt.type=date dt.format=yyyyMMdd'T'HH dt.range=20250301T00,NOW+1DAYS"
            + " dt.interval=1 dt.interval.unit=HOURS",
        "/YYYY/MM/dd/ | ${year}/${month}/${day} | */*/*"
            + " | int year.type=integer year.range=2025,2034 year.digits=4;"
            + " int month.type=integer month.range=1,12 month.digits=2;"
            + " int day.type=integer day.range=1,31 day.digits=2",
        "'a[1]/Y'YYYY/'Day'=DDD | a[1]/Y${year}/Day=${day} | a[[]1]/Y*/Day=*"
            + " | int year.type=integer year.range=2025,2034 year.digits=4;"
            + " int day.type=integer day.range=1,366 day.digits=3",
      })
  void aPathFormatIsATemplateAndItsColumns(
      String format, String template, String pattern, String projection) {
    PartitionLayout layout = PartitionLayout.of(format);

    assertThat(layout.template()).isEqualTo(template);
    assertThat(layout.pattern()).isEqualTo(pattern);
    assertThat(projection(layout)).isEqualTo(projection);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'year'=YYYY/'month'=MMM | MMM has no projection",
        "'at'=YYYY-MM-dd'T'hha | hh has no projection",
        "'year'=YY | YY is a year of 2 digits; a table needs YYYY",
        "'day'=dd-MM-YYYY | dd-MM-YYYY is no span of time that can be projected",
        "YYYY/'year'=YYYY | path format YYYY/'year'=YYYY makes two columns year; name them apart",
        "'a'/'b' | path format 'a'/'b' has no field of the time",
        "'it''s='YYYY-MM | directory it's=YYYY-MM would be column it's; expected a name of letters",
        "'a=YYYY | path format 'a=YYYY has a quote at position 0 that is not closed",
        "'${a}'YYYY | directory ${a} holds ${",
      })
  void whatCannotBeProjectedIsRefused(String format, String message) {
    assertThatThrownBy(() -> PartitionLayout.of(format))
        .isInstanceOf(TableRefusedException.class)
        .hasMessageStartingWith(message);
  }
}
