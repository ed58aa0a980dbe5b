package io.clicklake.connect.struct;

import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.struct.Encoding.FieldEncoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * The Avro schema of a Connect schema, and the encoding that goes with it.
 *
 * <p>Optional is a union with null; Decimal, Date, Time and Timestamp are Avro's logical types;
 * enums and unions are those that Confluent's AvroConverter leaves in parameters and names; a map
 * whose keys are no text is an array of records of key and value. Names that Avro does not take
 * have _ for what it does not.
 */
final class StructTranslation {

  private static final int DEEPEST = 64;
  private static final String RECORD = "ConnectDefault";
  private static final String ENTRY = "MapEntry";
  private static final String FIELD_DOC = "io.confluent.connect.avro.field.doc.";
  private static final String PRECISION = "connect.decimal.precision";

  /** What DuckDB and Athena hold. */
  private static final int WIDEST_DECIMAL = 38;

  private static final long MILLIS_PER_DAY = 86_400_000;

  private final AvroNames names = new AvroNames();
  private final Map<Shape, Translated> structs = new HashMap<>();
  private final Map<ConfluentEnum, Translated> enums = new HashMap<>();
  private int depth;

  /** A schema and the encoding of its values. */
  record Translated(Schema avro, Encoding encoding) {}

  /** What makes two Structs one record, optional or not. */
  private record Shape(String name, List<Field> fields) {}

  private StructTranslation() {}

  /**
   * The translation of a Struct's schema.
   *
   * @throws BadRecordException when Avro has none
   */
  static Translated of(org.apache.kafka.connect.data.Schema connect) {
    return new StructTranslation().struct(connect);
  }

  private Translated any(org.apache.kafka.connect.data.Schema connect) {
    if (++depth > DEEPEST) {
      throw new BadRecordException(
          "the schema is nested more than %d deep, or recursive".formatted(DEEPEST));
    }
    Translated required = ConfluentUnion.is(connect) ? union(connect) : logical(connect);
    depth--;
    return connect.isOptional() ? optional(required, connect.defaultValue() != null) : required;
  }

  private static Translated optional(Translated of, boolean hasDefault) {
    if (of.avro().isUnion()) {
      return of;
    }
    Schema none = Schema.create(Schema.Type.NULL);
    // Avro's default is of the first branch.
    return hasDefault
        ? new Translated(
            Schema.createUnion(of.avro(), none), new Encoding.Optional(0, of.encoding()))
        : new Translated(
            Schema.createUnion(none, of.avro()), new Encoding.Optional(1, of.encoding()));
  }

  private Translated logical(org.apache.kafka.connect.data.Schema connect) {
    String name = connect.name() == null ? "" : connect.name();
    return switch (name) {
      case Decimal.LOGICAL_NAME -> decimal(connect);
      case Date.LOGICAL_NAME ->
          new Translated(
              LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT)),
              new Encoding.Time(MILLIS_PER_DAY));
      case Time.LOGICAL_NAME ->
          new Translated(
              LogicalTypes.timeMillis().addToSchema(Schema.create(Schema.Type.INT)),
              new Encoding.Time(1));
      case Timestamp.LOGICAL_NAME ->
          new Translated(
              LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)),
              new Encoding.Time(1));
      default -> plain(connect);
    };
  }

  private Translated plain(org.apache.kafka.connect.data.Schema connect) {
    return switch (connect.type()) {
      case INT8, INT16, INT32 -> primitive(Schema.Type.INT, new Encoding.Whole());
      case INT64 -> primitive(Schema.Type.LONG, new Encoding.Whole());
      case FLOAT32 -> primitive(Schema.Type.FLOAT, new Encoding.Single());
      case FLOAT64 -> primitive(Schema.Type.DOUBLE, new Encoding.DoublePrecision());
      case BOOLEAN -> primitive(Schema.Type.BOOLEAN, new Encoding.Truth());
      case BYTES -> primitive(Schema.Type.BYTES, new Encoding.Bytes());
      case STRING -> text(connect);
      case ARRAY -> {
        Translated items = any(connect.valueSchema());
        yield new Translated(
            Schema.createArray(items.avro()), new Encoding.Items(items.encoding()));
      }
      case MAP -> map(connect);
      case STRUCT -> struct(connect);
    };
  }

  private static Translated primitive(Schema.Type type, Encoding encoding) {
    return new Translated(Schema.create(type), encoding);
  }

  private Translated decimal(org.apache.kafka.connect.data.Schema connect) {
    Map<String, String> parameters = parameters(connect);
    try {
      int scale = Math.max(0, Integer.parseInt(parameters.getOrDefault(Decimal.SCALE_FIELD, "0")));
      int precision =
          Math.max(
              scale,
              Integer.parseInt(parameters.getOrDefault(PRECISION, String.valueOf(WIDEST_DECIMAL))));
      return new Translated(
          LogicalTypes.decimal(Math.max(1, precision), scale)
              .addToSchema(Schema.create(Schema.Type.BYTES)),
          new Encoding.Decimal(precision, scale));
    } catch (NumberFormatException e) {
      throw new BadRecordException("decimal with parameters " + parameters, e);
    }
  }

  private Translated text(org.apache.kafka.connect.data.Schema connect) {
    return ConfluentEnum.in(parameters(connect))
        .map(found -> enums.computeIfAbsent(found, any -> symbols(found, connect.doc())))
        .orElseGet(() -> primitive(Schema.Type.STRING, new Encoding.Text()));
  }

  private Translated symbols(ConfluentEnum found, @Nullable String doc) {
    Map<String, Integer> ordinals = new LinkedHashMap<>();
    AvroNames valid = new AvroNames();
    List<String> symbols = new ArrayList<>();
    for (String symbol : found.symbols()) {
      ordinals.put(symbol, symbols.size());
      symbols.add(valid.likeField(symbol));
    }
    return new Translated(
        Schema.createEnum(names.like(found.name()), doc, null, symbols),
        new Encoding.Symbol(ordinals));
  }

  private Translated map(org.apache.kafka.connect.data.Schema connect) {
    Translated values = any(connect.valueSchema());
    org.apache.kafka.connect.data.Schema keys = connect.keySchema();
    if (keys.type() == org.apache.kafka.connect.data.Schema.Type.STRING && !keys.isOptional()) {
      return new Translated(
          Schema.createMap(values.avro()), new Encoding.TextMap(values.encoding()));
    }
    Translated key = any(keys);
    Schema entry =
        Schema.createRecord(
            names.like(connect.name() == null ? ENTRY : connect.name()),
            null,
            null,
            false,
            List.of(new Schema.Field("key", key.avro()), new Schema.Field("value", values.avro())));
    return new Translated(
        Schema.createArray(entry), new Encoding.Entries(key.encoding(), values.encoding()));
  }

  private Translated struct(org.apache.kafka.connect.data.Schema connect) {
    Shape shape = new Shape(connect.name() == null ? RECORD : connect.name(), connect.fields());
    Translated known = structs.get(shape);
    if (known != null) {
      return known;
    }
    String name = names.like(shape.name());
    AvroNames fieldNames = new AvroNames();
    List<Schema.Field> fields = new ArrayList<>();
    List<FieldEncoding> encodings = new ArrayList<>();
    for (Field field : connect.fields()) {
      Translated value = any(field.schema());
      fields.add(
          new Schema.Field(
              fieldNames.likeField(field.name()),
              value.avro(),
              doc(connect, field),
              AvroDefault.of(field.schema(), value.avro())));
      encodings.add(new FieldEncoding(field, value.encoding()));
    }
    Translated translated =
        new Translated(
            Schema.createRecord(name, connect.doc(), null, false, fields),
            new Encoding.Fields(List.copyOf(encodings)));
    structs.put(shape, translated);
    return translated;
  }

  private Translated union(org.apache.kafka.connect.data.Schema connect) {
    List<Schema> branches = new ArrayList<>();
    List<FieldEncoding> encodings = new ArrayList<>();
    if (connect.isOptional()) {
      branches.add(Schema.create(Schema.Type.NULL));
    }
    for (Field field : connect.fields()) {
      Translated branch =
          ConfluentUnion.is(field.schema()) ? union(field.schema()) : logical(field.schema());
      branches.add(branch.avro());
      encodings.add(new FieldEncoding(field, branch.encoding()));
    }
    try {
      return new Translated(
          Schema.createUnion(branches),
          new Encoding.Choice(
              List.copyOf(encodings), connect.isOptional() ? 1 : 0, connect.isOptional() ? 0 : -1));
    } catch (RuntimeException e) {
      throw new BadRecordException("Avro has no such union: " + e.getMessage(), e);
    }
  }

  /** AvroConverter leaves the documentation of fields with their record. */
  private static @Nullable String doc(org.apache.kafka.connect.data.Schema struct, Field field) {
    String doc = field.schema().doc();
    return doc == null ? parameters(struct).get(FIELD_DOC + field.name()) : doc;
  }

  private static Map<String, String> parameters(org.apache.kafka.connect.data.Schema connect) {
    return connect.parameters() == null ? Map.of() : connect.parameters();
  }
}
