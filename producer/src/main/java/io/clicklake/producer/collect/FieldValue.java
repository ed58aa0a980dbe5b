package io.clicklake.producer.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One field of an event as JSON, read as the type its contract names.
 *
 * <p>Types are strict: text never becomes a number or a boolean. Numbers are taken where text is
 * expected, as a decimal of the same digits ({@code 1e2} is {@code 1E+2}). Fractions are rounded
 * where a whole number is expected.
 *
 * @param name the field's name as the tracker sent it
 * @param json its value, never JSON's null
 */
record FieldValue(String name, JsonNode json) {

  private static final int MAX_QUOTED_CHARACTERS = 80;
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant AFTER_LATEST = Instant.parse("+10000-01-01T00:00:00Z");

  /** Text made safe; null when empty. */
  @Nullable String text() throws InvalidEventException {
    if (!json.isTextual() && !json.isNumber()) {
      throw isNot("text");
    }
    String text = json.asText();
    return text.isEmpty() ? null : safe(text);
  }

  @Nullable String lowerCaseText() throws InvalidEventException {
    String text = text();
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  /** Any value as text: text as it is, numbers as decimals, objects and arrays as JSON. */
  String anyText() throws InvalidEventException {
    return safe(json.isContainerNode() ? json.toString() : json.asText());
  }

  int wholeNumber() throws InvalidEventException {
    if (json.isIntegralNumber() && json.canConvertToInt()) {
      return json.intValue();
    }
    double number = number();
    if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
      throw isNot("a number of 32 bits");
    }
    return (int) Math.round(number);
  }

  long longNumber() throws InvalidEventException {
    if (json.isIntegralNumber() && json.canConvertToLong()) {
      return json.longValue();
    }
    double number = number();
    if (number <= Long.MIN_VALUE || number >= Long.MAX_VALUE) {
      throw isNot("a number of 64 bits");
    }
    return Math.round(number);
  }

  double number() throws InvalidEventException {
    if (!json.isNumber()) {
      throw isNot("a number");
    }
    double number = json.doubleValue();
    if (!Double.isFinite(number)) {
      throw isNot("a finite number");
    }
    return number;
  }

  /** A share of a page's height; what a browser reports beyond 0 to 100 is the nearer end. */
  double percentage() throws InvalidEventException {
    return Math.min(100, Math.max(0, number()));
  }

  boolean truth() throws InvalidEventException {
    if (!json.isBoolean()) {
      throw isNot("true or false");
    }
    return json.booleanValue();
  }

  UUID uuid() throws InvalidEventException {
    if (!json.isTextual() || !hasUuidForm(json.textValue())) {
      throw isNot("a UUID such as 0197a6c8-0000-7000-8000-000000000001");
    }
    return UUID.fromString(json.textValue());
  }

  /** Hexadecimal digits in groups of 8, 4, 4, 4 and 12; Java itself takes shorter groups too. */
  private static boolean hasUuidForm(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int at = 0; at < 36; at++) {
      char c = text.charAt(at);
      boolean dash = at == 8 || at == 13 || at == 18 || at == 23;
      if (dash ? c != '-' : c >= 128 || Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * ISO-8601 with Z or an offset, or milliseconds since 1970; cut to milliseconds.
   *
   * <p>Within the years 0001 to 9999 in UTC: beyond them readers of the lake hold no time, and one
   * such value fails their whole query.
   */
  Instant time() throws InvalidEventException {
    Instant time = anyTime();
    if (time.isBefore(EARLIEST) || !time.isBefore(AFTER_LATEST)) {
      throw isNot("a time within the years 0001 to 9999, numbers as milliseconds since 1970");
    }
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  private Instant anyTime() throws InvalidEventException {
    if (json.isNumber()) {
      return Instant.ofEpochMilli(longNumber());
    }
    if (!json.isTextual()) {
      throw isNotATime();
    }
    Instant plain = PlainTime.parse(json.textValue());
    if (plain != null) {
      return plain;
    }
    try {
      return OffsetDateTime.parse(json.textValue()).toInstant();
    } catch (DateTimeException e) {
      throw isNotATime();
    }
  }

  private InvalidEventException isNotATime() {
    return isNot("a time such as \"2025-05-28T14:00:00Z\", or milliseconds since 1970 as a number");
  }

  InvalidEventException isNot(String expected) {
    String value = json.toString();
    String quoted =
        value.length() <= MAX_QUOTED_CHARACTERS
            ? value
            : SafeText.cut(value, MAX_QUOTED_CHARACTERS) + "…";
    return InvalidEventException.field(name, "is " + quoted + ", expected " + expected);
  }

  private String safe(String text) throws InvalidEventException {
    if (text.length() > Limits.MAX_TEXT_CHARACTERS) {
      throw InvalidEventException.field(
          SafeText.cut(name, MAX_QUOTED_CHARACTERS),
          "has "
              + text.length()
              + " characters, at most "
              + Limits.MAX_TEXT_CHARACTERS
              + " are taken");
    }
    return SafeText.of(text);
  }
}
