package io.clicklake.registry.review.evidence;

import io.clicklake.registry.review.LakeType;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Values for the files of two versions.
 *
 * <p>An old value is one that means something in the new type, if any of its type does. A new value
 * is one that the old type cannot hold, if there is one; but an instant is whole milliseconds, for
 * Athena's timestamps have no finer ones.
 */
enum Samples {
  OLD,
  NEW;

  private static final long EPOCH_DAY = LocalDate.of(2023, 11, 14).toEpochDay();
  private static final LocalDateTime MOMENT = LocalDateTime.parse("2023-11-14T22:13:20.123");
  private static final long SECOND_OF_DAY = 80_000;

  /** A row of a version, the other version known. */
  GenericRecord row(Schema record, Schema other) {
    GenericRecord row = new GenericData.Record(record);
    for (Schema.Field field : record.getFields()) {
      Optional<Schema.Field> counterpart =
          other.getType() == Schema.Type.RECORD
              ? ReadBack.counterpart(field, other)
              : Optional.empty();
      row.put(
          field.pos(),
          value(field.schema(), counterpart.map(Schema.Field::schema).orElse(field.schema())));
    }
    return row;
  }

  /** A value of a type, the type known that the other version has there. */
  Object value(Schema nullable, Schema otherNullable) {
    Schema schema = LakeType.present(nullable);
    Schema other = LakeType.present(otherNullable);
    return switch (schema.getType()) {
      case RECORD -> row(schema, other);
      case ARRAY ->
          List.of(
              value(
                  schema.getElementType(),
                  other.getType() == Schema.Type.ARRAY
                      ? other.getElementType()
                      : schema.getElementType()));
      case MAP ->
          Map.of(
              "k",
              value(
                  schema.getValueType(),
                  other.getType() == Schema.Type.MAP
                      ? other.getValueType()
                      : schema.getValueType()));
      case UNION -> branch(schema, other);
      case ENUM -> symbol(schema, other);
      case FIXED -> new GenericData.Fixed(schema, sized(bytes(schema, other), schema));
      case BYTES -> ByteBuffer.wrap(bytes(schema, other));
      default -> leaf(schema, other);
    };
  }

  private Object branch(Schema union, Schema other) {
    List<Schema> branches =
        union.getTypes().stream().filter(one -> one.getType() != Schema.Type.NULL).toList();
    for (Schema branch : branches) {
      Object value = value(branch, other);
      if (fits(value, branch, other) == (this == OLD)) {
        return value;
      }
    }
    return value(branches.get(0), other);
  }

  private static boolean fits(Object value, Schema branch, Schema other) {
    if (other.getType() == Schema.Type.UNION) {
      return other.getTypes().stream().anyMatch(one -> one.getType() == branch.getType());
    }
    return (ReadBack.isNested(branch) || ReadBack.isNested(other))
        ? branch.getType() == other.getType()
        : Conversion.of(value, branch, other).isPresent();
  }

  private Object symbol(Schema schema, Schema other) {
    List<String> symbols = schema.getEnumSymbols();
    List<String> known = other.getType() == Schema.Type.ENUM ? other.getEnumSymbols() : List.of();
    String symbol =
        symbols.stream()
            .filter(one -> known.contains(one) == (this == OLD))
            .findFirst()
            .orElse(symbols.get(0));
    return new GenericData.EnumSymbol(schema, symbol);
  }

  private Object leaf(Schema schema, Schema other) {
    String to = LakeType.of(other);
    boolean old = this == OLD;
    boolean toWhole = to.equals("int") || to.equals("long");
    return switch (LakeType.of(schema)) {
      case "boolean" -> true;
      case "int" -> wholeInt(to);
      case "long" -> wholeLong(to);
      case "float" -> old ? (toWhole ? 7f : 1.5f) : 2.5f;
      case "double" -> old ? (toWhole ? 7d : 2.5d) : 2.25e300;
      case "string" -> old ? text(to) : "new";
      case "date" -> (int) EPOCH_DAY;
      case "time-millis" -> (int) (SECOND_OF_DAY * 1000 + 123);
      case "time-micros" -> SECOND_OF_DAY * 1_000_000 + (old ? 123_000 : 123_456);
      default -> instant(schema, to);
    };
  }

  private int wholeInt(String to) {
    if (to.equals("boolean")) {
      return 1;
    }
    return this == OLD ? 7 : to.equals("date") ? (int) EPOCH_DAY : 2_000_000_001;
  }

  private long wholeLong(String to) {
    if (to.contains("timestamp-")) {
      return count(MOMENT, to);
    }
    return switch (to) {
      case "boolean" -> 1;
      case "time-micros" -> SECOND_OF_DAY * 1_000_000;
      default -> this == OLD ? 8 : 5_000_000_000L;
    };
  }

  private static long count(LocalDateTime moment, String type) {
    long millis = moment.toInstant(ZoneOffset.UTC).toEpochMilli();
    return type.endsWith("millis")
        ? millis
        : type.endsWith("micros") ? millis * 1000 : millis * 1_000_000;
  }

  private Object instant(Schema schema, String to) {
    LocalDateTime moment =
        this == OLD && to.equals("date") ? MOMENT.toLocalDate().atStartOfDay() : MOMENT;
    return count(moment, LakeType.of(schema));
  }

  private static String text(String to) {
    if (to.contains("timestamp-")) {
      return "2023-11-14 22:13:20.123";
    }
    return switch (to) {
      case "boolean" -> "true";
      case "date" -> "2023-11-14";
      case "time-millis", "time-micros" -> "22:13:20.123";
      default -> "42";
    };
  }

  private byte[] bytes(Schema schema, Schema other) {
    if (LakeType.of(schema).equals("decimal")) {
      return unscaled(schema, other).toByteArray();
    }
    return this == OLD
        ? "42".getBytes(StandardCharsets.UTF_8)
        : new byte[] {(byte) 0xff, (byte) 0xfe};
  }

  private BigInteger unscaled(Schema schema, Schema other) {
    LogicalTypes.Decimal type = (LogicalTypes.Decimal) schema.getLogicalType();
    if (this == NEW && other.getLogicalType() instanceof LogicalTypes.Decimal before) {
      if (type.getPrecision() - type.getScale() > before.getPrecision() - before.getScale()) {
        return BigInteger.TEN.pow(type.getPrecision()).subtract(BigInteger.ONE);
      }
      if (type.getScale() > before.getScale()) {
        return BigInteger.TEN
            .pow(type.getScale())
            .multiply(BigInteger.valueOf(12))
            .add(BigInteger.ONE);
      }
    }
    boolean whole = List.of("int", "long").contains(LakeType.of(other)) || type.getScale() < 2;
    return whole
        ? BigInteger.valueOf(12).multiply(BigInteger.TEN.pow(type.getScale()))
        : BigInteger.valueOf(1234).multiply(BigInteger.TEN.pow(type.getScale() - 2));
  }

  /** Text repeated, a number with its sign drawn out. */
  private static byte[] sized(byte[] bytes, Schema fixed) {
    byte[] sized = new byte[fixed.getFixedSize()];
    if (LakeType.of(fixed).equals("decimal")) {
      Arrays.fill(sized, (byte) (bytes[0] < 0 ? -1 : 0));
      System.arraycopy(bytes, 0, sized, sized.length - bytes.length, bytes.length);
      return sized;
    }
    for (int index = 0; index < sized.length; index++) {
      sized[index] = bytes[index % bytes.length];
    }
    return sized;
  }
}
