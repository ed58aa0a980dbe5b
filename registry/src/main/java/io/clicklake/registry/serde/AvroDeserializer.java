package io.clicklake.registry.serde;

import io.clicklake.registry.client.SchemaRegistry;
import io.clicklake.registry.client.UnknownSchemaException;
import io.clicklake.registry.client.UnreadableSchemaException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Messages in the {@link WireFormat} to Avro records, read with the writer's schema by its id.
 *
 * <p>Kafka configures it with {@code schema.registry.url} (several with commas between) and {@code
 * specific.avro.reader}: false, the default, gives generic records in the writer's schema, with raw
 * values of logical types; true gives the generated class that the writer's schema names. Null
 * becomes null. Safe for several threads.
 *
 * <p>Throws {@link NotFramedException} for other bytes, {@link SerializationException} for an id
 * that the registry does not know (caused by {@link UnknownSchemaException}) or whose schema is not
 * plain Avro (caused by {@link UnreadableSchemaException}) and for a record that does not decode or
 * leaves bytes over; an outage of the registry comes through as {@link
 * io.clicklake.registry.client.RegistryUnavailableException}.
 *
 * @param <T> what it reads: the class's or generic records
 */
public final class AvroDeserializer<T extends IndexedRecord> implements Deserializer<T> {

  private record Source(SchemaRegistry registry, RecordReaders readers) {}

  private final Map<Integer, DatumReader<?>> readersById = new ConcurrentHashMap<>();
  private final ThreadLocal<BinaryDecoder> decoders =
      ThreadLocal.withInitial(() -> DecoderFactory.get().binaryDecoder(new byte[0], null));
  private volatile @Nullable Source source;

  /** For Kafka, which configures it. */
  public AvroDeserializer() {}

  private AvroDeserializer(SchemaRegistry registry, RecordReaders readers) {
    this.source = new Source(registry, readers);
  }

  /** Generic records in the schema they were written with. */
  public static AvroDeserializer<GenericRecord> generic(SchemaRegistry registry) {
    return new AvroDeserializer<>(registry, RecordReaders.generic());
  }

  /** Generic records resolved to a schema, whatever version they were written with. */
  public static AvroDeserializer<GenericRecord> generic(SchemaRegistry registry, Schema reader) {
    return new AvroDeserializer<>(registry, RecordReaders.generic(reader));
  }

  /** Records of a generated class, whatever version they were written with. */
  public static <R extends SpecificRecord> AvroDeserializer<R> specific(
      SchemaRegistry registry, Class<R> type) {
    return new AvroDeserializer<>(registry, RecordReaders.specific(type));
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    if (source == null) {
      var settings = new SerdeSettings(configs);
      source =
          new Source(
              settings.registry(),
              settings.specificReader() ? RecordReaders.specificByName() : RecordReaders.generic());
    }
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] message) {
    if (message == null) {
      return null;
    }
    int id = WireFormat.schemaId(message);
    DatumReader<?> reader = readersById.get(id);
    if (reader == null) {
      reader = readerOf(topic, id);
      readersById.put(id, reader);
    }
    return decode(topic, id, reader, message);
  }

  private DatumReader<?> readerOf(String topic, int id) {
    Source from = source;
    if (from == null) {
      throw new IllegalStateException(
          "the deserializer is not configured; set " + SerdeSettings.URL + " or pass a registry");
    }
    try {
      Schema writer = from.registry().schemaById(id);
      if (writer.getType() != Schema.Type.RECORD) {
        throw new SerializationException(
            "schema id " + id + " of topic " + topic + " is " + writer + ", expected a record");
      }
      return from.readers().readerOf(writer);
    } catch (UnknownSchemaException e) {
      throw new SerializationException(
          "a record of topic " + topic + " has unknown schema id " + id + ": " + e.getMessage(), e);
    } catch (UnreadableSchemaException e) {
      throw new SerializationException(
          "a record of topic "
              + topic
              + " has schema id "
              + id
              + ", whose schema is not usable: "
              + e.getMessage(),
          e);
    }
  }

  private T decode(String topic, int id, DatumReader<?> reader, byte[] message) {
    int length = message.length - WireFormat.HEADER_BYTES;
    try {
      BinaryDecoder decoder =
          DecoderFactory.get()
              .binaryDecoder(message, WireFormat.HEADER_BYTES, length, decoders.get());
      @SuppressWarnings("unchecked") // the factories pair T with its readers
      T record = (T) reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new IOException("bytes are left over after the record");
      }
      return record;
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "a record of topic "
              + topic
              + " with schema id "
              + id
              + " and "
              + length
              + " bytes of Avro does not decode: "
              + e
              + "; was it written with another schema?",
          e);
    }
  }
}
