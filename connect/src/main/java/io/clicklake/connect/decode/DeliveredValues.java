package io.clicklake.connect.decode;

import java.util.Optional;

/**
 * Values as the worker's converter delivers them: bytes in Confluent's wire format, or what has a
 * schema of Connect's.
 *
 * @param bytes empty where no registry is known
 */
public record DeliveredValues(Optional<Values> bytes, Values structs) implements Values {

  @Override
  public AvroValue read(KafkaRecord record) {
    if (record.value() instanceof byte[]) {
      return bytes
          .orElseThrow(
              () ->
                  new BadRecordException(
                      "the value is bytes; set schema.registry.url, which tells their schema"))
          .read(record);
    }
    return structs.read(record);
  }

  /** Ids of a registry are not negative, others are. */
  @Override
  public Optional<VersionedSchema> find(int schemaId) {
    return schemaId < 0 ? structs.find(schemaId) : bytes.flatMap(values -> values.find(schemaId));
  }
}
