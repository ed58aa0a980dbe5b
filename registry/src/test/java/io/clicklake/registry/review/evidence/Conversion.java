package io.clicklake.registry.review.evidence;

import io.clicklake.registry.review.LakeType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;

/**
 * What a value of one type means as a value of another; nothing where it means nothing.
 *
 * <p>Avro resolution where Avro resolves, with the meaning kept where the types have one: an
 * instant stays the same instant in another unit, a decimal the same number at another scale.
 * Beyond Avro what everyone expects: 7 is '7', '42' is 42, a date is its midnight. Values are
 * Boolean, BigDecimal (whole numbers, decimals, times of day as the count of their unit), Float,
 * Double, String, ByteBuffer, LocalDate and LocalDateTime (instants in UTC).
 */
final class Conversion {

  private static final Map<String, Integer> DIGITS_OF_SECOND =
      Map.of("millis", 3, "micros", 6, "nanos", 9);

  private Conversion() {}

  /** The meaning of a value that is neither record, array, map nor union. */
  static Optional<Object> of(Object datum, Schema from, Schema to) {
    String source = LakeType.of(from);
    return switch (LakeType.of(to)) {
      case "boolean" -> truth(datum, from).map(value -> value);
      case "int" -> whole(datum, from).filter(one -> one.bitLength() < 32).map(BigDecimal::new);
      case "long" -> whole(datum, from).filter(one -> one.bitLength() < 64).map(BigDecimal::new);
      case "float" ->
          number(datum, from)
              .map(BigDecimal::floatValue)
              .filter(value -> !value.isInfinite())
              .map(value -> value);
      case "double" ->
          number(datum, from)
              .map(BigDecimal::doubleValue)
              .filter(value -> !value.isInfinite())
              .map(value -> value);
      case "string" -> text(datum, from).map(value -> value);
      case "bytes", "fixed" -> bytes(datum, from).map(value -> value);
      case "date" -> date(datum, from).map(value -> value);
      case "time-millis", "time-micros" -> time(datum, from, to).map(value -> value);
      case "decimal" -> decimal(datum, from, to).map(value -> value);
      default -> source.isEmpty() ? Optional.empty() : instant(datum, from, to).map(value -> value);
    };
  }

  /** Whether a text says what the value is, in whatever way engines write it. */
  static boolean says(String said, Object datum, Schema from) {
    try {
      return switch (LakeType.of(from)) {
        case "int", "long", "float", "double", "decimal" ->
            number(datum, from)
                .filter(value -> value.compareTo(new BigDecimal(said)) == 0)
                .isPresent();
        case "time-millis", "time-micros" ->
            text(datum, from).map(LocalTime::parse).equals(Optional.of(LocalTime.parse(said)));
        case "string", "bytes", "fixed" -> text(datum, from).equals(Optional.of(said));
        case "boolean" -> said.equalsIgnoreCase(datum.toString());
        case "date" ->
            text(datum, from)
                .filter(date -> said.equals(date) || parsed(said).equals(parsed(date + "T00:00")))
                .isPresent();
        default -> text(datum, from).map(Conversion::parsed).equals(Optional.of(parsed(said)));
      };
    } catch (NumberFormatException | DateTimeException notSo) {
      return false;
    }
  }

  private static LocalDateTime parsed(String instant) {
    return LocalDateTime.parse(
        instant.replaceFirst(" (?=\\d)", "T").replaceFirst("( ?UTC|\\+00(:?00)?|Z)$", ""));
  }

  private static Optional<Boolean> truth(Object datum, Schema from) {
    return switch (LakeType.of(from)) {
      case "boolean" -> Optional.of((Boolean) datum);
      case "int", "long" -> Optional.of(((Number) datum).longValue() != 0);
      case "string" ->
          Optional.of(datum.toString())
              .filter(text -> text.matches("true|false"))
              .map("true"::equals);
      default -> Optional.empty();
    };
  }

  /** The number; of what is counted, the count. */
  private static Optional<BigDecimal> number(Object datum, Schema from) {
    return switch (LakeType.of(from)) {
      case "boolean" -> Optional.of((Boolean) datum ? BigDecimal.ONE : BigDecimal.ZERO);
      case "decimal" -> Optional.of(unscaled(datum, from));
      case "string" -> parsedNumber(datum.toString());
      default ->
          datum instanceof Number number
              ? Optional.of(new BigDecimal(number.toString()))
              : Optional.empty();
    };
  }

  private static Optional<BigDecimal> parsedNumber(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static Optional<BigInteger> whole(Object datum, Schema from) {
    return number(datum, from)
        .filter(value -> value.stripTrailingZeros().scale() <= 0)
        .map(BigDecimal::toBigInteger);
  }

  private static BigDecimal unscaled(Object datum, Schema decimal) {
    int scale = ((LogicalTypes.Decimal) LakeType.present(decimal).getLogicalType()).getScale();
    return new BigDecimal(new BigInteger(raw(datum)), scale);
  }

  private static byte[] raw(Object datum) {
    if (datum instanceof GenericFixed fixed) {
      return fixed.bytes();
    }
    ByteBuffer buffer = ((ByteBuffer) datum).duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static Optional<Object> decimal(Object datum, Schema from, Schema to) {
    LogicalTypes.Decimal type = (LogicalTypes.Decimal) LakeType.present(to).getLogicalType();
    Optional<BigDecimal> number =
        switch (LakeType.of(from)) {
          case "boolean", "int", "long", "float", "double", "decimal", "string" ->
              number(datum, from);
          case "bytes", "fixed" ->
              Optional.of(new BigDecimal(new BigInteger(raw(datum)), type.getScale()));
          default -> Optional.empty();
        };
    return number
        .map(BigDecimal::stripTrailingZeros)
        .filter(value -> value.scale() <= type.getScale())
        .filter(value -> value.precision() - value.scale() <= type.getPrecision() - type.getScale())
        .map(value -> value);
  }

  private static Optional<ByteBuffer> bytes(Object datum, Schema from) {
    return switch (LakeType.of(from)) {
      case "bytes", "fixed", "decimal" -> Optional.of(ByteBuffer.wrap(raw(datum)));
      case "string" ->
          Optional.of(ByteBuffer.wrap(datum.toString().getBytes(StandardCharsets.UTF_8)));
      default -> Optional.empty();
    };
  }

  private static Optional<LocalDate> date(Object datum, Schema from) {
    return switch (LakeType.of(from)) {
      case "date", "int" -> Optional.of(LocalDate.ofEpochDay(((Number) datum).longValue()));
      case "string" -> parsedBy(datum, LocalDate::parse);
      default ->
          moment(datum, from)
              .filter(value -> value.toLocalTime().equals(LocalTime.MIDNIGHT))
              .map(LocalDateTime::toLocalDate);
    };
  }

  private static Optional<BigDecimal> time(Object datum, Schema from, Schema to) {
    return switch (LakeType.of(from)) {
      case "int", "long" -> Optional.of(new BigDecimal(datum.toString()));
      case "time-millis", "time-micros", "string" ->
          timeOfDay(datum, from)
              .map(value -> BigDecimal.valueOf(value.toNanoOfDay(), 9 - digits(to)))
              .filter(count -> count.stripTrailingZeros().scale() <= 0);
      default -> Optional.empty();
    };
  }

  private static Optional<LocalTime> timeOfDay(Object datum, Schema from) {
    if (LakeType.of(from).equals("string")) {
      return parsedBy(datum, LocalTime::parse);
    }
    return Optional.of(LocalTime.ofNanoOfDay(nanos(datum, from).longValueExact()));
  }

  private static Optional<LocalDateTime> instant(Object datum, Schema from, Schema to) {
    return switch (LakeType.of(from)) {
      case "int", "long" -> moment(datum, to);
      case "date" -> Optional.of(LocalDate.ofEpochDay(((Number) datum).longValue()).atStartOfDay());
      case "string" -> parsedBy(datum, Conversion::parsed);
      default -> moment(datum, from);
    };
  }

  /** What a count of a timestamp's unit stands for; nothing for a type that is no timestamp. */
  private static Optional<LocalDateTime> moment(Object datum, Schema timestamp) {
    if (!LakeType.of(timestamp).contains("timestamp-")) {
      return Optional.empty();
    }
    BigInteger[] parts =
        nanos(datum, timestamp).divideAndRemainder(BigInteger.valueOf(1_000_000_000));
    return Optional.of(
        LocalDateTime.ofInstant(
            Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact()),
            ZoneOffset.UTC));
  }

  private static BigInteger nanos(Object datum, Schema unit) {
    return new BigDecimal(datum.toString()).movePointRight(9 - digits(unit)).toBigIntegerExact();
  }

  private static int digits(Schema schema) {
    String name = LakeType.of(schema);
    return DIGITS_OF_SECOND.getOrDefault(name.substring(name.lastIndexOf('-') + 1), 0);
  }

  private static Optional<String> text(Object datum, Schema from) {
    return switch (LakeType.of(from)) {
      case "boolean", "string" -> Optional.of(datum.toString());
      case "int", "long", "float", "double", "decimal" ->
          number(datum, from).map(BigDecimal::toPlainString);
      case "bytes", "fixed" -> utf8(raw(datum));
      case "date" -> date(datum, from).map(LocalDate::toString);
      case "time-millis", "time-micros" -> timeOfDay(datum, from).map(LocalTime::toString);
      default -> moment(datum, from).map(value -> value.toString().replace('T', ' '));
    };
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    }
  }

  private static <T> Optional<T> parsedBy(
      Object datum, java.util.function.Function<String, T> how) {
    try {
      return Optional.of(how.apply(datum.toString()));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
