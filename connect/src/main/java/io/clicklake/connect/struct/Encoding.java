package io.clicklake.connect.struct;

import io.clicklake.connect.decode.BadRecordException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of one Connect schema in Avro binary; compiled once.
 *
 * <p>A value that is not of the schema throws ClassCastException or NullPointerException.
 */
sealed interface Encoding {

  void write(@Nullable Object value, AvroBuffer to);

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new BadRecordException("it is null, but not optional");
    }
    return value;
  }

  /** int8 to int64. */
  record Whole() implements Encoding {
    @Override
    public void write(@Nullable Object value, AvroBuffer to) {
      to.writeLong(((Number) present(value)).longValue());
    }
  }

  record Single() implements Encoding {
    @Override
    public void write(@Nullable Object value, AvroBuffer to) {
      to.writeFloat((Float) present(value));
    }
  }

  record DoublePrecision() implements Encoding {
    @Override
    public void write(@Nullable Object value, AvroBuffer to) {
      to.writeDouble((Double) present(value));
    }
  }

  record Truth() implements Encoding {
    @Override
    public void write(@Nullable Object value, AvroBuffer to) {
      to.writeBoolean((Boolean) present(value));
    }
  }

  record Text() implements Encoding {
    @Override
    public void write(@Nullable Object value, AvroBuffer to) {
      to.writeText((String) present(value));
    }
  }

  /** byte[] or ByteBuffer. */
  record Bytes() implements Encoding {
    @Override
    public void write(@Nullable Object value, AvroBuffer to) {
      if (present(value) instanceof ByteBuffer buffer) {
        to.writeBytes(buffer);
      } else {
        to.writeBytes((byte[]) present(value));
      }
    }
  }

  /** A Date of Connect's logical types, as units of so many milliseconds. */
  @SuppressWarnings("JavaUtilDate") // Connect's logical types are Dates
  record Time(long millisPerUnit) implements Encoding {
    @Override
    public void write(@Nullable Object value, AvroBuffer to) {
      to.writeLong(Math.floorDiv(((Date) present(value)).getTime(), millisPerUnit));
    }
  }

  record Decimal(int precision, int scale) implements Encoding {
    @Override
    public void write(@Nullable Object value, AvroBuffer to) {
      BigDecimal decimal = ((BigDecimal) present(value)).setScale(scale, RoundingMode.UNNECESSARY);
      if (decimal.precision() > precision) {
        throw new BadRecordException(
            "the decimal has %d digits, more than the %d of its column"
                .formatted(decimal.precision(), precision));
      }
      to.writeBytes(decimal.unscaledValue().toByteArray());
    }
  }

  record Symbol(Map<String, Integer> ordinals) implements Encoding {
    @Override
    public void write(@Nullable Object value, AvroBuffer to) {
      Integer ordinal = ordinals.get((String) present(value));
      if (ordinal == null) {
        throw new BadRecordException(
            "\"%s\" is none of the enum's symbols %s".formatted(value, ordinals.keySet()));
      }
      to.writeLong(ordinal);
    }
  }

  /** A union with null. */
  record Optional(int valueBranch, Encoding of) implements Encoding {
    @Override
    public void write(@Nullable Object value, AvroBuffer to) {
      if (value == null) {
        to.writeLong(1 - valueBranch);
      } else {
        to.writeLong(valueBranch);
        of.write(value, to);
      }
    }
  }

  record Items(Encoding of) implements Encoding {
    @Override
    public void write(@Nullable Object value, AvroBuffer to) {
      Collection<?> items = (Collection<?>) present(value);
      if (!items.isEmpty()) {
        to.writeLong(items.size());
        for (Object item : items) {
          of.write(item, to);
        }
      }
      to.writeLong(0);
    }
  }

  record TextMap(Encoding of) implements Encoding {
    @Override
    public void write(@Nullable Object value, AvroBuffer to) {
      Map<?, ?> map = (Map<?, ?>) present(value);
      if (!map.isEmpty()) {
        to.writeLong(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          to.writeText((String) present(entry.getKey()));
          of.write(entry.getValue(), to);
        }
      }
      to.writeLong(0);
    }
  }

  /** A map whose keys are no text: an array of records of key and value. */
  record Entries(Encoding key, Encoding of) implements Encoding {
    @Override
    public void write(@Nullable Object value, AvroBuffer to) {
      Map<?, ?> map = (Map<?, ?>) present(value);
      if (!map.isEmpty()) {
        to.writeLong(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          key.write(entry.getKey(), to);
          of.write(entry.getValue(), to);
        }
      }
      to.writeLong(0);
    }
  }

  /** A field of a record. */
  record FieldEncoding(Field field, Encoding of) {}

  record Fields(List<FieldEncoding> fields) implements Encoding {
    @Override
    public void write(@Nullable Object value, AvroBuffer to) {
      Struct struct = (Struct) present(value);
      for (FieldEncoding one : fields) {
        try {
          one.of().write(struct.get(one.field()), to);
        } catch (BadRecordException e) {
          throw new BadRecordException("%s: %s".formatted(one.field().name(), e.getMessage()), e);
        } catch (RuntimeException e) {
          // The value's class is not that of the schema: a transformation made it so.
          throw new BadRecordException(
              "%s: it is not of its schema %s: %s"
                  .formatted(one.field().name(), one.field().schema().type(), e),
              e);
        }
      }
    }
  }

  /**
   * A Struct that stands for a union: the field that is set says which branch.
   *
   * @param branches by position of the union; fields beside their encodings
   * @param nullBranch where there is none, -1
   */
  record Choice(List<FieldEncoding> branches, int firstBranch, int nullBranch) implements Encoding {
    @Override
    public void write(@Nullable Object value, AvroBuffer to) {
      if (value != null) {
        Struct struct = (Struct) value;
        for (int i = 0; i < branches.size(); i++) {
          Object chosen = struct.getWithoutDefault(branches.get(i).field().name());
          if (chosen != null) {
            to.writeLong(firstBranch + i);
            branches.get(i).of().write(chosen, to);
            return;
          }
        }
      }
      if (nullBranch < 0) {
        throw new BadRecordException("no branch of the union is set");
      }
      to.writeLong(nullBranch);
    }
  }
}
