package io.clicklake.host.kafka;

import io.clicklake.host.HostException;
import io.clicklake.host.prepare.Prepared;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Where Confluent's registry keeps its schemas, as the registry itself reaches it.
 *
 * @param client a Kafka client's configuration
 * @param topic holds the schemas
 */
public record RegistryStore(Map<String, String> client, String topic) {

  private static final String PREFIX = "kafkastore.";

  public RegistryStore {
    client = Map.copyOf(client);
  }

  /** That of a prepared host; a call waits this long for the broker. */
  public static RegistryStore of(Prepared prepared, Duration patience) {
    Map<String, String> client = new HashMap<>();
    prepared
        .properties("registry/schema-registry.properties")
        .forEach(
            (key, value) -> {
              if (key.startsWith(PREFIX)) {
                client.put(key.substring(PREFIX.length()), value);
              }
            });
    String millis = Long.toString(patience.toMillis());
    client.put("default.api.timeout.ms", millis);
    client.put("request.timeout.ms", millis);
    return new RegistryStore(client, client.getOrDefault("topic", ""));
  }

  /**
   * Whether the registry is let in and its topic is there.
   *
   * @throws HostException when not, with what Kafka says
   */
  public boolean answers() {
    try (Admin admin = Admin.create(Map.copyOf(client))) {
      return Answers.await(
              admin.describeTopics(List.of(topic)).allTopicNames(), "describe topic " + topic)
          .containsKey(topic);
    }
  }
}
