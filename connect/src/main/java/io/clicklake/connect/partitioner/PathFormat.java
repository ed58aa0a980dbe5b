package io.clicklake.connect.partitioner;

import io.clicklake.connect.partitioner.PathPart.Text;
import io.clicklake.connect.partitioner.PathPart.Time;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DecimalStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A {@code path.format} as Joda-Time reads it, which is what Confluent's sink formats paths with:
 * {@code Y} is the year of the era, not of the week. Digits are ASCII in every locale. Safe for use
 * by several threads.
 */
public final class PathFormat {

  /** What Confluent's HourlyPartitioner writes. */
  public static final String HOURLY = "'year'=YYYY/'month'=MM/'day'=dd/'hour'=HH";

  /** What Confluent's DailyPartitioner writes. */
  public static final String DAILY = "'year'=YYYY/'month'=MM/'day'=dd";

  private static final int MOST_DIGITS = 9;

  private final DateTimeFormatter formatter;

  private PathFormat(DateTimeFormatter formatter) {
    this.formatter = formatter;
  }

  /**
   * Reads a format; slashes at its ends are dropped.
   *
   * @param locale of the names of months and days
   * @throws WrongPathFormatException when it is wrong, with what is meant
   */
  public static PathFormat parse(String format, Locale locale) {
    Optional<String> notation = PathMistake.notation(format);
    if (notation.isPresent()) {
      throw wrong(format, notation.get());
    }
    List<PathPart> parts;
    try {
      parts = PathPart.of(format.replaceAll("^/+|/+$", ""));
    } catch (WrongPathFormatException e) {
      throw wrong(format, String.valueOf(e.getMessage()));
    }
    Optional<String> mistake = PathMistake.of(format, parts);
    if (mistake.isPresent()) {
      throw wrong(format, mistake.get());
    }
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
    for (PathPart part : parts) {
      if (part instanceof Text text) {
        builder.appendLiteral(text.text());
      } else {
        append(builder, (Time) part);
      }
    }
    return new PathFormat(builder.toFormatter(locale).withDecimalStyle(DecimalStyle.STANDARD));
  }

  private static WrongPathFormatException wrong(String format, String mistake) {
    return new WrongPathFormatException(
        PathSuggestion.of(format)
            .map(meant -> "%s; write %s".formatted(mistake, meant))
            .orElseGet(() -> "%s; a right one is %s".formatted(mistake, HOURLY)));
  }

  private static void append(DateTimeFormatterBuilder builder, Time time) {
    if (time.count() > MOST_DIGITS) {
      throw new WrongPathFormatException(
          "%s is too long, a field has at most %d letters".formatted(time, MOST_DIGITS));
    }
    switch (time.letter()) {
      case 'y', 'Y' -> {
        if (time.count() == 2) {
          builder.appendValueReduced(ChronoField.YEAR_OF_ERA, 2, 2, 2000);
        } else {
          number(builder, ChronoField.YEAR_OF_ERA, time);
        }
      }
      case 'M' -> {
        if (time.count() > 2) {
          builder.appendText(ChronoField.MONTH_OF_YEAR, style(time));
        } else {
          number(builder, ChronoField.MONTH_OF_YEAR, time);
        }
      }
      case 'E' -> builder.appendText(ChronoField.DAY_OF_WEEK, style(time));
      case 'a' -> builder.appendText(ChronoField.AMPM_OF_DAY, TextStyle.SHORT);
      case 'S' ->
          builder.appendFraction(ChronoField.NANO_OF_SECOND, time.count(), time.count(), false);
      case 'Z' ->
          builder.appendOffset(
              time.count() == 1 ? "+HHMM" : "+HH:MM", time.count() == 1 ? "+0000" : "+00:00");
      default -> number(builder, field(time), time);
    }
  }

  private static void number(DateTimeFormatterBuilder builder, TemporalField field, Time time) {
    builder.appendValue(field, time.count(), MOST_DIGITS, SignStyle.NORMAL);
  }

  private static TextStyle style(Time time) {
    return time.count() > 3 ? TextStyle.FULL : TextStyle.SHORT;
  }

  private static TemporalField field(Time time) {
    return switch (time.letter()) {
      case 'D' -> ChronoField.DAY_OF_YEAR;
      case 'd' -> ChronoField.DAY_OF_MONTH;
      case 'H' -> ChronoField.HOUR_OF_DAY;
      case 'h' -> ChronoField.CLOCK_HOUR_OF_AMPM;
      case 'K' -> ChronoField.HOUR_OF_AMPM;
      case 'k' -> ChronoField.CLOCK_HOUR_OF_DAY;
      case 'm' -> ChronoField.MINUTE_OF_HOUR;
      case 's' -> ChronoField.SECOND_OF_MINUTE;
      default -> throw new WrongPathFormatException(time + " is no field of the time");
    };
  }

  /** The path at a time. */
  String at(ZonedDateTime time) {
    return formatter.format(time);
  }
}
