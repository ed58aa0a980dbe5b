package io.clicklake.registry.review.evidence;

import io.clicklake.registry.review.LakeType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Parquet files as the sink writes them: parquet-avro's with three-level lists, except that an enum
 * is a string, a time of day belongs to no zone and nanoseconds are annotated.
 */
final class SinkParquet {

  private static final ParquetConfiguration THREE_LEVEL_LISTS =
      new PlainParquetConfiguration(Map.of(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, "false"));

  private SinkParquet() {}

  /** Writes one row. */
  static Path write(Path file, GenericRecord row) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (ParquetWriter<GenericRecord> writer =
          new Builder(new LocalOutputFile(file), row.getSchema())
              .withConf(THREE_LEVEL_LISTS)
              .build()) {
        writer.write(row);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file, e);
    }
  }

  static MessageType schema(Schema record) {
    MessageType plain = new AvroSchemaConverter(THREE_LEVEL_LISTS).convert(record);
    return new MessageType(plain.getName(), fields(plain, record));
  }

  private static List<Type> fields(GroupType group, Schema record) {
    List<Schema.Field> columns =
        record.getFields().stream()
            .filter(field -> field.schema().getType() != Schema.Type.NULL)
            .toList();
    List<Type> types = new ArrayList<>();
    for (Schema.Field column : columns) {
      types.add(styled(group.getType(types.size()), column.schema()));
    }
    return types;
  }

  private static Type styled(Type type, Schema nullable) {
    Schema schema = LakeType.present(nullable);
    return switch (schema.getType()) {
      case RECORD -> type.asGroupType().withNewFields(fields(type.asGroupType(), schema));
      case UNION -> union(type.asGroupType(), schema);
      case ARRAY -> repeated(type.asGroupType(), 0, schema.getElementType());
      case MAP -> repeated(type.asGroupType(), 1, schema.getValueType());
      default -> leaf(type.asPrimitiveType(), schema);
    };
  }

  private static Type union(GroupType group, Schema union) {
    List<Type> members = new ArrayList<>();
    for (Schema branch : union.getTypes()) {
      if (branch.getType() != Schema.Type.NULL) {
        members.add(styled(group.getType(members.size()), branch));
      }
    }
    return group.withNewFields(members);
  }

  /** A list or map, whose repeated group has the values at this position. */
  private static Type repeated(GroupType outer, int position, Schema values) {
    GroupType inner = outer.getType(0).asGroupType();
    List<Type> parts = new ArrayList<>(inner.getFields());
    parts.set(position, styled(parts.get(position), values));
    return outer.withNewFields(inner.withNewFields(parts));
  }

  private static Type leaf(PrimitiveType type, Schema schema) {
    LogicalTypeAnnotation annotation =
        switch (schema.getType() == Schema.Type.ENUM ? "enum" : LakeType.of(schema)) {
          case "enum" -> LogicalTypeAnnotation.stringType();
          case "time-millis" -> LogicalTypeAnnotation.timeType(false, TimeUnit.MILLIS);
          case "time-micros" -> LogicalTypeAnnotation.timeType(false, TimeUnit.MICROS);
          case "timestamp-nanos" -> LogicalTypeAnnotation.timestampType(true, TimeUnit.NANOS);
          case "local-timestamp-nanos" ->
              LogicalTypeAnnotation.timestampType(false, TimeUnit.NANOS);
          default -> type.getLogicalTypeAnnotation();
        };
    Types.PrimitiveBuilder<PrimitiveType> builder =
        Types.primitive(type.getPrimitiveTypeName(), type.getRepetition())
            .length(type.getTypeLength());
    return annotation == null
        ? builder.named(type.getName())
        : builder.as(annotation).named(type.getName());
  }

  private static final class Builder extends ParquetWriter.Builder<GenericRecord, Builder> {

    private final Schema record;

    Builder(OutputFile file, Schema record) {
      super(file);
      this.record = record;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<GenericRecord> getWriteSupport(ParquetConfiguration configuration) {
      return new AvroWriteSupport<>(schema(record), record, new GenericData());
    }

    @Override
    protected WriteSupport<GenericRecord> getWriteSupport(Configuration hadoop) {
      return new AvroWriteSupport<>(schema(record), record, new GenericData());
    }
  }
}
