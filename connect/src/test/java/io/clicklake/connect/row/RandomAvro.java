package io.clicklake.connect.row;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** Schemas up to three levels deep and data for them, with values at the edges of their types. */
final class RandomAvro {

  private static final int DEPTH = 3;
  private static final String[] TEXTS = {
    "", "a", "clicklake", "naïve – 漢字 😀", "\u0000 nul", "x".repeat(300), "ÿ\u07ff\uffff"
  };

  private final Random random;
  private int names;

  RandomAvro(long seed) {
    this.random = new Random(seed);
  }

  RandomGenerator random() {
    return random;
  }

  Schema record() {
    return record(DEPTH);
  }

  private Schema record(int depth) {
    Schema record = Schema.createRecord("R" + names++, null, "t", false);
    List<Schema.Field> fields = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      fields.add(new Schema.Field("f" + i, type(depth - 1), null, null));
    }
    if (random.nextInt(8) == 0) {
      fields.add(new Schema.Field("nothing", Schema.create(Schema.Type.NULL), null, null));
    }
    record.setFields(fields);
    return record;
  }

  Schema type(int depth) {
    if (depth > 0) {
      return switch (random.nextInt(8)) {
        case 0 -> record(depth);
        case 1 -> Schema.createArray(type(depth - 1));
        case 2 -> Schema.createMap(type(depth - 1));
        case 3 -> union(depth);
        case 4 -> nullable(type(depth - 1));
        default -> leaf();
      };
    }
    return leaf();
  }

  private static Schema nullable(Schema type) {
    return type.getType() == Schema.Type.UNION
        ? type
        : Schema.createUnion(Schema.create(Schema.Type.NULL), type);
  }

  private Schema union(int depth) {
    List<Schema> branches = new ArrayList<>();
    if (random.nextBoolean()) {
      branches.add(Schema.create(Schema.Type.NULL));
    }
    branches.add(Schema.create(Schema.Type.LONG));
    branches.add(Schema.create(Schema.Type.STRING));
    if (random.nextBoolean()) {
      branches.add(record(depth - 1));
    }
    if (random.nextBoolean()) {
      branches.add(Schema.createArray(type(depth - 1)));
    }
    return Schema.createUnion(branches);
  }

  private Schema leaf() {
    return switch (random.nextInt(24)) {
      case 0 -> Schema.create(Schema.Type.BOOLEAN);
      case 1 -> Schema.create(Schema.Type.INT);
      case 2, 3 -> Schema.create(Schema.Type.LONG);
      case 4 -> Schema.create(Schema.Type.FLOAT);
      case 5 -> Schema.create(Schema.Type.DOUBLE);
      case 6 -> Schema.create(Schema.Type.BYTES);
      case 7 -> Schema.createFixed("F" + names++, null, "t", 1 + random.nextInt(20));
      case 8, 9 ->
          Schema.createEnum("E" + names++, null, "t", List.of("alpha", "beta", "gamma", "delta"));
      case 10 -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
      case 11 -> LogicalTypes.timeMillis().addToSchema(Schema.create(Schema.Type.INT));
      case 12 -> LogicalTypes.timeMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case 13 -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
      case 14 -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case 15 -> LogicalTypes.timestampNanos().addToSchema(Schema.create(Schema.Type.LONG));
      case 16 -> LogicalTypes.localTimestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case 17 -> LogicalTypes.decimal(20, 4).addToSchema(Schema.create(Schema.Type.BYTES));
      case 18 ->
          LogicalTypes.decimal(9, 2).addToSchema(Schema.createFixed("D" + names++, null, "t", 5));
      default -> Schema.create(Schema.Type.STRING);
    };
  }

  @Nullable Object value(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> {
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
          record.put(field.pos(), value(field.schema()));
        }
        yield record;
      }
      case ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        for (int count = count(); count > 0; count--) {
          items.add(value(schema.getElementType()));
        }
        yield items;
      }
      case MAP -> {
        Map<String, @Nullable Object> entries = new HashMap<>();
        for (int count = count(); count > 0; count--) {
          entries.put(TEXTS[random.nextInt(TEXTS.length)] + count, value(schema.getValueType()));
        }
        yield entries;
      }
      case UNION -> value(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
      case NULL -> null;
      case BOOLEAN -> random.nextBoolean();
      case INT -> (int) number(schema, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> number(schema, Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT -> Float.intBitsToFloat(random.nextInt());
      case DOUBLE -> random.nextInt(5) == 0 ? Double.NaN : random.nextGaussian();
      case STRING -> TEXTS[random.nextInt(TEXTS.length)] + random.nextInt(3);
      case BYTES -> ByteBuffer.wrap(bytes(schema, random.nextInt(12)));
      case FIXED -> new GenericData.Fixed(schema, bytes(schema, schema.getFixedSize()));
      case ENUM ->
          new GenericData.EnumSymbol(
              schema, schema.getEnumSymbols().get(random.nextInt(schema.getEnumSymbols().size())));
    };
  }

  private int count() {
    int drawn = random.nextInt(6);
    return drawn == 5 ? 40 : drawn;
  }

  private long number(Schema schema, long min, long max) {
    Meaning.Bounds bounds = Meaning.of(schema).bounds();
    long from = Math.max(min, bounds.min());
    long to = Math.min(max, bounds.max());
    return switch (random.nextInt(5)) {
      case 0 -> from;
      case 1 -> to;
      case 2 -> Math.max(from, 0);
      case 3 -> Math.max(from, Math.min(to, random.nextInt(200) - 100L));
      default -> Math.max(from, Math.min(to, random.nextLong()));
    };
  }

  private byte[] bytes(Schema schema, int length) {
    if (!(schema.getLogicalType() instanceof LogicalTypes.Decimal decimal)) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      return bytes;
    }
    BigInteger limit = BigInteger.TEN.pow(decimal.getPrecision());
    BigInteger unscaled = new BigInteger(64, random).mod(limit);
    byte[] minimal = (random.nextBoolean() ? unscaled : unscaled.negate()).toByteArray();
    if (schema.getType() == Schema.Type.BYTES) {
      return minimal;
    }
    byte[] padded = new byte[length];
    java.util.Arrays.fill(padded, (byte) (minimal[0] >> 7));
    System.arraycopy(minimal, 0, padded, length - minimal.length, minimal.length);
    return padded;
  }
}
