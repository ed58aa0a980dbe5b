package io.clicklake.connect.partitioner;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Text in ISO 8601.
 *
 * <pre>{@code
 * time = date [ "T" hh [ ":" mm [ ":" ss [ "." fraction ] ] ] [ "Z" | offset ] ]
 * }</pre>
 *
 * Without an offset it is of the configured zone.
 */
final class IsoTime {

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'HH[:mm[:ss]]]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendPattern("[XXX][XX][X]")
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
          .parseDefaulting(ChronoField.NANO_OF_SECOND, 0)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final ZoneId zone;

  IsoTime(ZoneId zone) {
    this.zone = zone;
  }

  /** Milliseconds since 1970-01-01T00:00:00Z; empty when the text is no time. */
  OptionalLong epochMillis(String text) {
    try {
      TemporalAccessor parsed = FORMAT.parse(text);
      LocalDateTime local = LocalDateTime.from(parsed);
      ZoneOffset offset = parsed.query(TemporalQueries.offset());
      return OptionalLong.of(
          (offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset))
              .toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }
}
