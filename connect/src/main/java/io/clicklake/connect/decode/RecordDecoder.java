package io.clicklake.connect.decode;

import io.clicklake.registry.serde.NotFramedException;
import io.clicklake.registry.serde.WireFormat;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Decodes framed Avro into records of a given schema, by Avro's resolution: defaults, promotions
 * and aliases included. Logical types stay as they are encoded. Used by one thread.
 */
public final class RecordDecoder {

  private final SchemaCatalog catalog;
  private final Map<Projection, GenericDatumReader<GenericRecord>> readers = new HashMap<>();
  private @Nullable BinaryDecoder decoder;

  private record Projection(int writerId, int readerId) {}

  public RecordDecoder(SchemaCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The schema that a value was written with.
   *
   * @throws BadRecordException when the value is not framed, or its schema is not one of the
   *     subject
   * @throws io.clicklake.registry.client.RegistryUnavailableException when the registry is down
   */
  public VersionedSchema schemaOf(byte[] value) {
    try {
      return catalog.schema(WireFormat.schemaId(value));
    } catch (NotFramedException e) {
      throw new BadRecordException(e.getMessage(), e);
    }
  }

  /**
   * Decodes a value.
   *
   * @param written the schema it was written with
   * @param read the schema of the record returned
   * @throws BadRecordException when the bytes are not of the written schema, or the schemas do not
   *     resolve
   */
  public GenericRecord decode(byte[] value, VersionedSchema written, VersionedSchema read) {
    GenericDatumReader<GenericRecord> reader =
        readers.computeIfAbsent(
            new Projection(written.id(), read.id()),
            any -> new GenericDatumReader<>(written.schema(), read.schema()));
    try {
      decoder =
          DecoderFactory.get()
              .binaryDecoder(
                  value, WireFormat.HEADER_BYTES, value.length - WireFormat.HEADER_BYTES, decoder);
      GenericRecord datum = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new IOException("bytes are left over after the record");
      }
      return datum;
    } catch (IOException | RuntimeException e) {
      // Whatever the decoder makes of garbage: nothing but the bytes is to blame.
      throw new BadRecordException(
          "the value is no record of schema id %d as schema id %d reads it: %s"
              .formatted(written.id(), read.id(), e),
          e);
    }
  }
}
