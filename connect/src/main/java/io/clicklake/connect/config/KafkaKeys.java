package io.clicklake.connect.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** How the connector asks the Kafka cluster, apart from Connect's own consumers. */
final class KafkaKeys {

  static final String PREFIX = "kafka.";
  static final String BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";

  static final SettingGroup GROUP =
      new SettingGroup(
          "Kafka",
          List.of(
              Setting.optional(
                      BOOTSTRAP_SERVERS,
                      Type.LIST,
                      List.of(),
                      "Brokers that the connector asks for the ids of its topics, so that a topic"
                          + " that was deleted and created again is recognised. Empty for not"
                          + " asking. Other keys with the prefix kafka. go to that client without"
                          + " it, for example kafka.security.protocol.")
                  .important(Importance.LOW)
                  .wide()
                  .from(Origin.OWN)));

  private KafkaKeys() {}

  /** Settings of the client; empty when the cluster is not asked. */
  static Map<String, String> client(Map<String, String> props) {
    if (props.getOrDefault(BOOTSTRAP_SERVERS, "").isBlank()) {
      return Map.of();
    }
    Map<String, String> client = new TreeMap<>();
    props.forEach(
        (key, value) -> {
          if (key.startsWith(PREFIX)) {
            client.put(key.substring(PREFIX.length()), value);
          }
        });
    return client;
  }
}
