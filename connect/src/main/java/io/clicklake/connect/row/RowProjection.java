package io.clicklake.connect.row;

import io.clicklake.connect.decode.BadRecordException;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Avro records of one schema as another schema reads them. Used by one thread. */
public final class RowProjection implements Row {

  private final Schema read;
  private final GenericDatumReader<GenericRecord> reader;
  private final List<Schema.Field> wanted;
  private @Nullable BinaryDecoder decoder;
  private @Nullable GenericRecord datum;

  private RowProjection(Schema written, Schema read, List<Schema.Field> wanted) {
    this.read = read;
    this.reader = new GenericDatumReader<>(written, read);
    this.wanted = wanted;
  }

  /**
   * Compiles a projection.
   *
   * @param wantedFields of the read schema
   * @throws BadRecordException when the read schema lacks one of them
   */
  public static RowProjection of(Schema written, Schema read, List<String> wantedFields) {
    return new RowProjection(
        written, read, wantedFields.stream().map(name -> field(read, name)).toList());
  }

  private static Schema.Field field(Schema read, String name) {
    Schema.Field field = read.getField(name);
    if (field == null) {
      throw new BadRecordException(
          "record %s has no field %s; set timestamp.field to one it has"
              .formatted(read.getFullName(), name));
    }
    return field;
  }

  /** Whether every record written with the one schema can be read as the other. */
  public static boolean resolves(Schema written, Schema read) {
    return SchemaCompatibility.checkReaderWriterCompatibility(read, written).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  /** The schema of the rows. */
  public Schema read() {
    return read;
  }

  /**
   * Takes a value, whole.
   *
   * @throws BadRecordException when the bytes are no record of the written schema
   */
  public void scan(byte[] bytes, int start, int length) {
    try {
      decoder = DecoderFactory.get().binaryDecoder(bytes, start, length, decoder);
      datum = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new IOException("bytes are left over after the record");
      }
    } catch (IOException | RuntimeException e) {
      // Whatever the decoder makes of garbage: nothing but the bytes is to blame.
      throw new BadRecordException(String.valueOf(e), e);
    }
  }

  /** The record scanned last. */
  public GenericRecord datum() {
    if (datum == null) {
      throw new IllegalStateException("nothing was scanned");
    }
    return datum;
  }

  @Override
  public @Nullable Object field(int index) {
    Object value = datum().get(wanted.get(index).pos());
    return value instanceof CharSequence ? value.toString() : value;
  }

  @Override
  public Schema fieldSchema(int index) {
    Schema type = wanted.get(index).schema();
    if (type.getType() == Schema.Type.UNION) {
      return type.getTypes().stream()
          .filter(branch -> branch.getType() != Schema.Type.NULL)
          .findFirst()
          .orElse(type);
    }
    return type;
  }
}
