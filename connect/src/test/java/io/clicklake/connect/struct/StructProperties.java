package io.clicklake.connect.struct;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.store.InMemoryObjectStore;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/** What Avro's own reader reads of the bytes is what the Struct had. */
@SuppressWarnings("JavaUtilDate") // Connect's logical types are Dates
class StructProperties {

  @Property(tries = 500)
  void whatAvroReadsIsWhatTheStructHad(@ForAll long seed) {
    Random random = new Random(seed);
    Schema schema = struct(random, 3);
    ConnectValues values = new ConnectValues(new InMemoryObjectStore(), "topics", "t");
    for (int i = 0; i < 5; i++) {
      Struct struct = (Struct) value(random, schema);
      GenericRecord read = ConnectValuesTest.decoded(values.read(new KafkaRecord(i, 0, struct)));
      assertThat(plain(read)).isEqualTo(expected(struct, schema));
    }
  }

  private static Schema struct(Random random, int depth) {
    SchemaBuilder builder = SchemaBuilder.struct().name("t.R" + random.nextInt(3));
    int fields = 1 + random.nextInt(6);
    for (int i = 0; i < fields; i++) {
      builder.field("f" + i, schema(random, depth));
    }
    return optional(random, builder);
  }

  private static Schema optional(Random random, SchemaBuilder builder) {
    return random.nextInt(3) == 0 ? builder.optional().build() : builder.build();
  }

  private static Schema schema(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 14 : 11)) {
      case 0 -> optional(random, SchemaBuilder.int8());
      case 1 -> optional(random, SchemaBuilder.int16());
      case 2 -> optional(random, SchemaBuilder.int32());
      case 3 -> optional(random, SchemaBuilder.int64());
      case 4 -> optional(random, SchemaBuilder.float32());
      case 5 -> optional(random, SchemaBuilder.float64());
      case 6 -> optional(random, SchemaBuilder.bool());
      case 7 -> optional(random, SchemaBuilder.string());
      case 8 -> optional(random, SchemaBuilder.bytes());
      case 9 -> optional(random, Decimal.builder(random.nextInt(5)));
      case 10 -> optional(random, Timestamp.builder());
      case 11 -> optional(random, SchemaBuilder.array(schema(random, depth - 1)));
      case 12 ->
          optional(
              random,
              SchemaBuilder.map(
                  random.nextBoolean() ? Schema.STRING_SCHEMA : Schema.INT32_SCHEMA,
                  schema(random, depth - 1)));
      default -> struct(random, depth - 1);
    };
  }

  private static @Nullable Object value(Random random, Schema schema) {
    if (schema.isOptional() && random.nextInt(4) == 0 && schema.type() != Schema.Type.STRUCT) {
      return null;
    }
    if (Decimal.LOGICAL_NAME.equals(schema.name())) {
      return new BigDecimal(
          new BigInteger(1 + random.nextInt(120), random).negate(),
          Integer.parseInt(schema.parameters().get(Decimal.SCALE_FIELD)));
    }
    if (Timestamp.LOGICAL_NAME.equals(schema.name())) {
      return new Date(random.nextLong() >> 16);
    }
    return switch (schema.type()) {
      case INT8 -> (byte) random.nextInt();
      case INT16 -> (short) random.nextInt();
      case INT32 -> random.nextInt() >> random.nextInt(32);
      case INT64 -> random.nextLong() >> random.nextInt(64);
      case FLOAT32 -> random.nextFloat();
      case FLOAT64 -> random.nextDouble();
      case BOOLEAN -> random.nextBoolean();
      case STRING -> text(random);
      case BYTES -> bytes(random);
      case ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(value(random, schema.valueSchema()));
        }
        yield items;
      }
      case MAP -> {
        Map<@Nullable Object, @Nullable Object> map = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          map.put(value(random, schema.keySchema()), value(random, schema.valueSchema()));
        }
        yield map;
      }
      case STRUCT -> {
        Struct struct = new Struct(schema);
        for (Field field : schema.fields()) {
          struct.put(field, value(random, field.schema()));
        }
        yield struct;
      }
    };
  }

  private static String text(Random random) {
    int[] points = {'a', 'Z', '0', 0x7f, 0xe9, 0x65e5, 0x1f986, ' '};
    return random
        .ints(random.nextInt(20), 0, points.length)
        .map(i -> points[i])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Object bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return random.nextBoolean() ? bytes : ByteBuffer.wrap(bytes);
  }

  /** What Avro reads of a value, said in values of Java. */
  private static @Nullable Object expected(@Nullable Object value, Schema schema) {
    if (value == null) {
      return null;
    }
    if (value instanceof BigDecimal decimal) {
      return ByteBuffer.wrap(decimal.unscaledValue().toByteArray());
    }
    if (value instanceof Date date) {
      return date.getTime();
    }
    if (value instanceof byte[] bytes) {
      return ByteBuffer.wrap(bytes);
    }
    if (value instanceof Byte || value instanceof Short) {
      return ((Number) value).intValue();
    }
    if (value instanceof Struct struct) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      for (Field field : schema.fields()) {
        fields.put(field.name(), expected(struct.get(field), field.schema()));
      }
      return fields;
    }
    if (value instanceof List<?> items) {
      List<@Nullable Object> all = new ArrayList<>();
      items.forEach(item -> all.add(expected(item, schema.valueSchema())));
      return all;
    }
    if (value instanceof Map<?, ?> map) {
      Map<@Nullable Object, @Nullable Object> all = new HashMap<>();
      map.forEach((key, one) -> all.put(key, expected(one, schema.valueSchema())));
      return all;
    }
    return value;
  }

  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof org.apache.avro.generic.GenericEnumSymbol<?>) {
      return value.toString();
    }
    if (value instanceof org.apache.avro.generic.GenericFixed fixed) {
      return ByteBuffer.wrap(fixed.bytes());
    }
    if (value instanceof CharSequence) {
      return value.toString();
    }
    if (value instanceof GenericRecord datum) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      datum.getSchema().getFields().forEach(f -> fields.put(f.name(), plain(datum.get(f.pos()))));
      return fields;
    }
    if (value instanceof Map<?, ?> map) {
      Map<@Nullable Object, @Nullable Object> all = new HashMap<>();
      map.forEach((key, one) -> all.put(plain(key), plain(one)));
      return all;
    }
    if (value instanceof List<?> items) {
      return isEntries(items)
          ? entries(items)
          : items.stream()
              .map(StructProperties::plain)
              .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }
    return value;
  }

  private static boolean isEntries(List<?> items) {
    return items instanceof org.apache.avro.generic.GenericArray<?> array
        && array.getSchema().getElementType().getType() == org.apache.avro.Schema.Type.RECORD
        && array.getSchema().getElementType().getName().startsWith("MapEntry");
  }

  private static Map<@Nullable Object, @Nullable Object> entries(List<?> items) {
    Map<@Nullable Object, @Nullable Object> all = new HashMap<>();
    for (Object item : items) {
      GenericRecord entry = (GenericRecord) item;
      all.put(plain(entry.get("key")), plain(entry.get("value")));
    }
    return all;
  }
}
