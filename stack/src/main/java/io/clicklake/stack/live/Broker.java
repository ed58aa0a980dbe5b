package io.clicklake.stack.live;

import io.clicklake.components.ComponentException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Kafka, as somebody finds it who may be let in.
 *
 * @param bootstrapServers its address
 * @param login a file of the properties that a client needs beside the address, which is there once
 *     the broker is; none where everybody is let in
 */
public record Broker(String bootstrapServers, Optional<Path> login) {

  /** One that lets everybody in. */
  public static Broker open(String bootstrapServers) {
    return new Broker(bootstrapServers, Optional.empty());
  }

  /**
   * What a client is configured with now: a password may be another one the next time.
   *
   * @throws ComponentException when the file cannot be read
   */
  public Map<String, String> client() {
    Map<String, String> client = new HashMap<>();
    login.ifPresent(file -> client.putAll(read(file)));
    client.put("bootstrap.servers", bootstrapServers);
    return client;
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      properties.load(text);
    } catch (IOException e) {
      throw new ComponentException(
          "cannot read how Kafka lets clients in: %s: it is made when the stack starts"
              .formatted(e),
          e);
    }
    Map<String, String> values = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }
}
