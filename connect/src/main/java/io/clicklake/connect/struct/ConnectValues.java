package io.clicklake.connect.struct;

import io.clicklake.connect.decode.AvroValue;
import io.clicklake.connect.decode.BadRecordException;
import io.clicklake.connect.decode.KafkaRecord;
import io.clicklake.connect.decode.NullValueException;
import io.clicklake.connect.decode.Values;
import io.clicklake.connect.decode.VersionedSchema;
import io.clicklake.connect.store.ObjectStore;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Struct values, as AvroConverter, JsonConverter with schemas and transformations make them. The
 * bytes of a value are good until the next one is read. Used by one thread.
 */
public final class ConnectValues implements Values {

  private static final int REMEMBERED = 1_000;

  private final LakeSchemas schemas;
  private final IdentityHashMap<Schema, Encoder> byIdentity = new IdentityHashMap<>();
  private final Map<Schema, Encoder> byEquality = new HashMap<>();
  private final AvroBuffer buffer = new AvroBuffer();
  private @Nullable Schema lastSchema;
  private @Nullable Encoder last;

  /** How values of one Connect schema are written. */
  private record Encoder(VersionedSchema schema, Encoding encoding) {}

  /** Values of a topic; their schemas are kept in the lake. */
  public ConnectValues(ObjectStore store, String topicsDirectory, String topic) {
    this.schemas = new LakeSchemas(store, topicsDirectory, topic);
  }

  @Override
  public AvroValue read(KafkaRecord record) {
    Object value = record.value();
    if (value == null) {
      throw new NullValueException();
    }
    if (!(value instanceof Struct struct)) {
      throw new BadRecordException(
          ("the value is %s, neither bytes nor a Struct; set value.converter to"
                  + " org.apache.kafka.connect.converters.ByteArrayConverter, or to one that makes"
                  + " values with a schema (JsonConverter with schemas.enable=true, AvroConverter)")
              .formatted(value.getClass().getName()));
    }
    Encoder encoder = encoder(struct.schema());
    buffer.clear();
    encoder.encoding().write(struct, buffer);
    return new AvroValue(encoder.schema(), buffer.bytes(), 0, buffer.length());
  }

  @Override
  public Optional<VersionedSchema> find(int schemaId) {
    return schemas.find(schemaId);
  }

  @SuppressWarnings("ReferenceEquality") // converters keep their schemas; equality walks them
  private Encoder encoder(Schema connect) {
    if (lastSchema == connect && last != null) {
      return last;
    }
    Encoder encoder = byIdentity.get(connect);
    if (encoder == null) {
      encoder = byEquality.get(connect);
      if (encoder == null) {
        encoder = compile(connect);
        if (byEquality.size() >= REMEMBERED) {
          byEquality.clear();
        }
        byEquality.put(connect, encoder);
      }
      if (byIdentity.size() >= REMEMBERED) {
        byIdentity.clear();
      }
      byIdentity.put(connect, encoder);
    }
    lastSchema = connect;
    last = encoder;
    return encoder;
  }

  private Encoder compile(Schema connect) {
    if (ConfluentUnion.is(connect)) {
      throw new BadRecordException("the value is a union, not a record");
    }
    StructTranslation.Translated translated;
    try {
      translated = StructTranslation.of(connect);
    } catch (AvroRuntimeException | ClassCastException | ArithmeticException e) {
      throw new BadRecordException(
          "Avro has no schema like %s: %s".formatted(connect.name(), e.getMessage()), e);
    }
    Integer version = connect.version();
    return new Encoder(
        schemas.of(
            translated.avro(), version == null ? OptionalInt.empty() : OptionalInt.of(version)),
        translated.encoding());
  }
}
