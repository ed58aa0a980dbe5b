package io.clicklake.producer.publish;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a function that started now would find the ids of its schemas, at the registry or among
 * its pins: a serializer that remembers none is asked for a record of each topic.
 */
final class RegisteredSchemas {

  private static final Logger LOG = LoggerFactory.getLogger(RegisteredSchemas.class);

  private final Supplier<Serializer<SpecificRecord>> serializers;
  private final Topics topics;

  /**
   * @param serializers makes one as the publisher's own, that has asked for nothing yet
   */
  RegisteredSchemas(Supplier<Serializer<SpecificRecord>> serializers, Topics topics) {
    this.serializers = serializers;
    this.topics = topics;
  }

  /** What is wrong; empty when nothing is. */
  Optional<String> ailment(Deadline deadline) {
    Map<String, SpecificRecord> records =
        Map.of(topics.events(), FirstRecords.event(), topics.rejected(), FirstRecords.rejection());
    try (DeadlineSerializer serializer = new DeadlineSerializer(serializers.get())) {
      for (Map.Entry<String, SpecificRecord> record : records.entrySet()) {
        try {
          serializer.serialize(record.getKey(), record.getValue(), deadline);
        } catch (NotAcknowledgedException | UnwritableRecordException e) {
          LOG.warn("schema without id topic={} cause={}", record.getKey(), e.getMessage());
          return Optional.of("the schema of topic '" + record.getKey() + "' has no id in time");
        }
      }
    }
    return Optional.empty();
  }
}
