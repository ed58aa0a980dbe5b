package io.clicklake.connect.config;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef.Type;

/** How the connector asks the Kafka cluster, apart from Connect's own consumers. */
final class KafkaKeys {

  static final String PREFIX = "kafka.";
  static final String BOOTSTRAP_SERVERS = PREFIX + "bootstrap.servers";

  static final SettingGroup GROUP =
      new SettingGroup(
          "Kafka",
          List.of(
              Setting.optional(
                      BOOTSTRAP_SERVERS,
                      Type.STRING,
                      "",
                      "Brokers that the connector asks for the ids of its topics, so that a topic"
                          + " that was deleted and created again is refused for what it is; empty"
                          + " not to ask. Other settings of that client stand under the prefix"
                          + " kafka., for example kafka.security.protocol.")
                  .wide()
                  .from(Origin.OWN)));

  private KafkaKeys() {}
}
