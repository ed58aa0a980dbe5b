package io.clicklake.connect.row;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.Type.Repetition.OPTIONAL;
import static org.apache.parquet.schema.Type.Repetition.REQUIRED;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.parquet.schema.ConversionPatterns;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * The Parquet schema of an Avro record: what parquet-avro makes of it (three-level lists, decimals
 * as bytes, {@code member0…} for a union of several types), except where readers would not see the
 * value alike: an enum is a string, a time of day and a local timestamp belong to no zone,
 * nanoseconds are annotated, a decimal has no more than 16 fixed bytes. A uuid or duration in fixed
 * bytes stays bytes, for Athena has no type for them; a uuid in a string is a string. A null field
 * has no column.
 */
public final class ParquetSchema {

  private static final int MOST_DECIMAL_DIGITS = 38;

  /** Names of the records around what is converted. */
  private final Deque<String> around = new ArrayDeque<>();

  private ParquetSchema() {}

  /**
   * The schema for records of an Avro schema.
   *
   * @throws UnsupportedSchemaException when it is recursive, or has a type that Parquet or its
   *     readers cannot hold
   */
  public static MessageType of(Schema record) {
    if (record.getType() != Schema.Type.RECORD) {
      throw new UnsupportedSchemaException(
          "%s is no record; a row is one".formatted(record.getType().getName()));
    }
    return new MessageType(record.getFullName(), new ParquetSchema().fields(record, ""));
  }

  private List<Type> fields(Schema record, String path) {
    if (around.contains(record.getFullName())) {
      throw new UnsupportedSchemaException(
          ("record %s contains itself%s: Parquet columns have a fixed depth; write the part that"
                  + " repeats as an array or as a JSON string")
              .formatted(record.getFullName(), at(path)));
    }
    around.push(record.getFullName());
    List<Type> types = new ArrayList<>();
    for (Schema.Field field : record.getFields()) {
      if (field.schema().getType() != Schema.Type.NULL) {
        String fieldPath = path.isEmpty() ? field.name() : path + "." + field.name();
        types.add(type(field.name(), field.schema(), REQUIRED, fieldPath));
      }
    }
    around.pop();
    if (types.isEmpty()) {
      throw new UnsupportedSchemaException(
          "record %s has no field that can hold a value%s; Parquet has no empty groups: give it a field"
              .formatted(record.getFullName(), at(path)));
    }
    return types;
  }

  private static String at(String path) {
    return path.isEmpty() ? "" : " at " + path;
  }

  private Type type(String name, Schema schema, Repetition repetition, String path) {
    return switch (schema.getType()) {
      case RECORD -> new GroupType(repetition, name, fields(schema, path));
      case ARRAY ->
          ConversionPatterns.listOfElements(
              repetition, name, type("element", schema.getElementType(), REQUIRED, path + "[]"));
      case MAP ->
          ConversionPatterns.stringKeyMapType(
              repetition, name, type("value", schema.getValueType(), REQUIRED, path + "{}"));
      case UNION -> union(name, schema, repetition, path);
      case NULL ->
          throw new UnsupportedSchemaException(
              "%s can only be null; Parquet has no such type: give it another or drop it"
                  .formatted(path));
      default -> leaf(name, schema, repetition, path);
    };
  }

  private Type union(String name, Schema schema, Repetition repetition, String path) {
    List<Schema> branches =
        schema.getTypes().stream().filter(branch -> branch.getType() != Schema.Type.NULL).toList();
    if (branches.isEmpty()) {
      throw new UnsupportedSchemaException(
          "%s can only be null; Parquet has no such type: give it another or drop it"
              .formatted(path));
    }
    Repetition outer = schema.isNullable() ? OPTIONAL : repetition;
    if (schema.isNullable() && branches.size() == 1) {
      return type(name, branches.get(0), outer, path);
    }
    List<Type> members = new ArrayList<>();
    for (Schema branch : branches) {
      members.add(type("member" + members.size(), branch, OPTIONAL, path));
    }
    return new GroupType(outer, name, members);
  }

  private static PrimitiveType leaf(
      String name, Schema schema, Repetition repetition, String path) {
    PrimitiveTypeName physical =
        switch (schema.getType()) {
          case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
          case INT -> PrimitiveTypeName.INT32;
          case LONG -> PrimitiveTypeName.INT64;
          case FLOAT -> PrimitiveTypeName.FLOAT;
          case DOUBLE -> PrimitiveTypeName.DOUBLE;
          case FIXED -> PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
          default -> PrimitiveTypeName.BINARY;
        };
    Types.PrimitiveBuilder<PrimitiveType> builder = Types.primitive(physical, repetition);
    if (schema.getType() == Schema.Type.FIXED) {
      if (schema.getFixedSize() == 0) {
        throw new UnsupportedSchemaException(
            "%s is fixed of 0 bytes; Parquet has no such type: drop it".formatted(path));
      }
      builder = builder.length(NarrowDecimals.bytesInFile(schema));
    }
    LogicalTypeAnnotation annotation = annotation(schema, path);
    return annotation == null ? builder.named(name) : builder.as(annotation).named(name);
  }

  private static @Nullable LogicalTypeAnnotation annotation(Schema schema, String path) {
    if (Set.of(Schema.Type.STRING, Schema.Type.ENUM).contains(schema.getType())) {
      return stringType();
    }
    Meaning meaning = Meaning.of(schema);
    return switch (meaning.name()) {
      case "date" -> LogicalTypeAnnotation.dateType();
      case "time-millis" -> LogicalTypeAnnotation.timeType(false, TimeUnit.MILLIS);
      case "time-micros" -> LogicalTypeAnnotation.timeType(false, TimeUnit.MICROS);
      case "timestamp-millis" -> LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS);
      case "timestamp-micros" -> LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS);
      case "timestamp-nanos" -> LogicalTypeAnnotation.timestampType(true, TimeUnit.NANOS);
      case "local-timestamp-millis" -> LogicalTypeAnnotation.timestampType(false, TimeUnit.MILLIS);
      case "local-timestamp-micros" -> LogicalTypeAnnotation.timestampType(false, TimeUnit.MICROS);
      case "local-timestamp-nanos" -> LogicalTypeAnnotation.timestampType(false, TimeUnit.NANOS);
      case "decimal" -> {
        if (meaning.precision() > MOST_DECIMAL_DIGITS) {
          throw new UnsupportedSchemaException(
              "%s is a decimal of %d digits; Athena and DuckDB read at most %d: narrow it, or make it a string"
                  .formatted(path, meaning.precision(), MOST_DECIMAL_DIGITS));
        }
        yield LogicalTypeAnnotation.decimalType(meaning.scale(), meaning.precision());
      }
      default -> null;
    };
  }
}
