package io.clicklake.producer.publish;

import io.clicklake.registry.serde.AvroSerializer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka's own configuration of the producer and its value serializer.
 *
 * <p>Fixed is what the ingest contract rests on: every in-sync replica acknowledges, a retry writes
 * nothing twice, and no call blocks for long, since the deadline of each request is kept by the
 * sender. The rest are defaults for a function of up to 28 seconds, which settings may replace: a
 * record is retried for 30 s, so that a broker's restart ends in an acknowledgement. Kafka's own
 * metrics are neither registered with JMX nor pushed to the brokers: in a function nobody asks for
 * them, and both take time at its start.
 *
 * @param bootstrapServers host:port list
 * @param registryUrls schema registry addresses, comma-separated
 * @param overrides Kafka's own keys and values, for the producer and the serializer
 */
public record KafkaConfiguration(
    String bootstrapServers, String registryUrls, Map<String, String> overrides) {

  /** Keys no setting replaces. */
  public static final Set<String> FIXED =
      Set.of(
          "auto.register.schemas",
          "schema.registry.url",
          ProducerConfig.ACKS_CONFIG,
          ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.MAX_BLOCK_MS_CONFIG,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG);

  /** Compressions whose codec is on the function's class path. */
  public static final Set<String> COMPRESSIONS = Set.of("none", "gzip", "lz4");

  static final String DEFAULT_VALUE_SERIALIZER = AvroSerializer.class.getName();

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "clicklake-producer"),
          Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
          Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000"),
          Map.entry(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, "false"),
          Map.entry(ProducerConfig.LINGER_MS_CONFIG, "1"),
          Map.entry(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, ""),
          Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "500"),
          Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000"),
          Map.entry(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, "2000"),
          Map.entry(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, "5000"),
          Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, DEFAULT_VALUE_SERIALIZER));

  public KafkaConfiguration {
    overrides = Map.copyOf(overrides);
    for (String key : overrides.keySet()) {
      if (FIXED.contains(key)) {
        throw new IllegalArgumentException(key + " is fixed; remove it from the settings");
      }
    }
    String compression = overrides.getOrDefault(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    if (!COMPRESSIONS.contains(compression)) {
      throw new IllegalArgumentException(
          "compression.type is '" + compression + "', expected none, gzip or lz4");
    }
  }

  /** The same with further settings, which replace those of the same key. */
  public KafkaConfiguration and(Map<String, String> further) {
    Map<String, String> all = new HashMap<>(overrides);
    all.putAll(further);
    return new KafkaConfiguration(bootstrapServers, registryUrls, all);
  }

  /** What the producer is made with. */
  Map<String, Object> ofProducer() {
    Map<String, Object> properties = new HashMap<>(DEFAULTS);
    properties.putAll(overrides);
    properties.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "500");
    return properties;
  }

  /**
   * Asks Kafka whether it takes the settings, without looking up a host.
   *
   * @throws ConfigException naming the first that it does not take
   */
  public void validate() {
    Map<String, Object> properties = ofProducer();
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    ProducerConfig config = new ProducerConfig(properties);
    int delivery = config.getInt(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG);
    long least =
        config.getLong(ProducerConfig.LINGER_MS_CONFIG)
            + config.getInt(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG);
    if (delivery < least) {
      throw new ConfigException(
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
          delivery,
          "expected at least linger.ms + request.timeout.ms, " + least);
    }
  }

  /**
   * What the value serializer is configured with; Confluent's finds the registered schema only
   * without the properties that code generation adds.
   */
  Map<String, Object> ofSerializer() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("auto.register.schemas", "false");
    properties.put("avro.remove.java.properties", "true");
    properties.putAll(overrides);
    properties.put("schema.registry.url", registryUrls);
    return properties;
  }

  /** The class that turns records into bytes. */
  String valueSerializer() {
    return overrides.getOrDefault(
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, DEFAULT_VALUE_SERIALIZER);
  }
}
