package io.clicklake.producer.lambda;

import io.clicklake.producer.publish.KafkaConfiguration;
import io.clicklake.registry.serde.AvroSerializer;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Whether a key and its value are a setting of Kafka's producer or of the value serializer.
 *
 * <p>This project's own names its keys. Of another serializer, as Confluent's, the prefixes are
 * known; they count only where one is set, for this project's own would not look at them.
 */
final class KafkaSetting {

  private static final ConfigDef KNOWN = ProducerConfig.configDef();

  private static final List<String> SERIALIZER_PREFIXES =
      List.of(
          "avro.",
          "basic.auth.",
          "bearer.auth.",
          "id.compatibility.",
          "latest.",
          "max.schemas.per.subject",
          "normalize.schemas",
          "proxy.",
          "schema.registry.",
          "use.latest.",
          "use.schema.id",
          "value.subject.name.strategy");

  private KafkaSetting() {}

  /** What is wrong with it, to stand after its variable's name; empty when nothing is. */
  static Optional<String> problem(String key, String value, boolean ownSerializer) {
    if (KafkaConfiguration.FIXED.contains(key)) {
      return Optional.of(
          "is set, but " + key + " is fixed by the ingest contract; remove the variable");
    }
    if (key.equals(ProducerConfig.COMPRESSION_TYPE_CONFIG)
        && !KafkaConfiguration.COMPRESSIONS.contains(value)) {
      return Optional.of("is '" + value + "', expected none, gzip or lz4, for example lz4");
    }
    ConfigDef.ConfigKey known = KNOWN.configKeys().get(key);
    if (known == null) {
      boolean ofSerializer =
          ownSerializer
              ? AvroSerializer.SETTINGS.contains(key)
              : SERIALIZER_PREFIXES.stream().anyMatch(key::startsWith);
      return ofSerializer
          ? Optional.empty()
          : Optional.of(
              "is set, but "
                  + key
                  + " is no setting of Kafka's producer or its serializer; mend the name or remove"
                  + " the variable");
    }
    try {
      Object parsed = ConfigDef.parseType(key, value, known.type);
      if (known.validator != null) {
        known.validator.ensureValid(key, parsed);
      }
      return Optional.empty();
    } catch (ConfigException e) {
      return Optional.of("is not what Kafka takes: " + e.getMessage());
    }
  }
}
