package io.clicklake.connect.decode;

import java.util.Optional;

/** Finds the Avro value in what a converter made of a Kafka record. Used by one thread. */
public interface Values {

  /**
   * The record's value.
   *
   * @throws BadRecordException when it has none that can be written to the lake
   * @throws io.clicklake.registry.client.RegistryUnavailableException when the registry is down
   */
  AvroValue read(KafkaRecord record);

  /**
   * The schema that a file of this id was written with, if it is known.
   *
   * @throws io.clicklake.registry.client.RegistryUnavailableException when the registry is down
   */
  Optional<VersionedSchema> find(int schemaId);
}
