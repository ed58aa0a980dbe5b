package io.clicklake.producer.collect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The form of ISO-8601 in which browsers write times, read without a formatter: a sixth of the time
 * that takes.
 *
 * <pre>
 * time = 4digit "-" 2digit "-" 2digit "T" 2digit ":" 2digit ":" 2digit [ "." 3digit ] "Z"
 * </pre>
 */
final class PlainTime {

  private static final String SECONDS = "0000-00-00T00:00:00Z";
  private static final String MILLIS = "0000-00-00T00:00:00.000Z";
  private static final int SECONDS_OF_DAY = 86_400;

  private PlainTime() {}

  /** The time; null for any other form and for what is no time of any day. */
  static @Nullable Instant parse(String text) {
    boolean millis = text.length() == MILLIS.length();
    if (!has(text, millis ? MILLIS : SECONDS)) {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (month < 1
        || month > 12
        || day < 1
        || day > YearMonth.of(year, month).lengthOfMonth()
        || hour > 23
        || minute > 59
        || second > 59) {
      return null;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    long seconds = days * SECONDS_OF_DAY + hour * 3600L + minute * 60L + second;
    return Instant.ofEpochSecond(seconds, millis ? number(text, 20, 23) * 1_000_000L : 0);
  }

  /** Whether a digit stands where the form has one, and the same character elsewhere. */
  private static boolean has(String text, String form) {
    if (text.length() != form.length()) {
      return false;
    }
    for (int at = 0; at < form.length(); at++) {
      char c = text.charAt(at);
      char expected = form.charAt(at);
      if (expected == '0' ? c < '0' || c > '9' : c != expected) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int start, int end) {
    int number = 0;
    for (int at = start; at < end; at++) {
      number = number * 10 + (text.charAt(at) - '0');
    }
    return number;
  }
}
