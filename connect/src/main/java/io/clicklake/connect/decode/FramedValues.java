package io.clicklake.connect.decode;

import io.clicklake.registry.serde.NotFramedException;
import io.clicklake.registry.serde.WireFormat;
import java.util.Optional;

/** Values in Confluent's wire format, as they lie in Kafka. */
public final class FramedValues implements Values {

  private final SchemaCatalog schemas;

  public FramedValues(SchemaCatalog schemas) {
    this.schemas = schemas;
  }

  @Override
  public AvroValue read(KafkaRecord record) {
    if (record.value() == null) {
      throw new NullValueException();
    }
    if (!(record.value() instanceof byte[] framed)) {
      throw new BadRecordException(
          ("the value is %s, not bytes; set"
                  + " value.converter=org.apache.kafka.connect.converters.ByteArrayConverter")
              .formatted(record.value().getClass().getName()));
    }
    try {
      return new AvroValue(
          schemas.schema(WireFormat.schemaId(framed)),
          framed,
          WireFormat.HEADER_BYTES,
          framed.length - WireFormat.HEADER_BYTES);
    } catch (NotFramedException e) {
      throw new BadRecordException(e.getMessage(), e);
    }
  }

  @Override
  public Optional<VersionedSchema> find(int schemaId) {
    return schemas.find(schemaId);
  }
}
