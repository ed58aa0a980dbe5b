package io.clicklake.registry.serde;

import io.clicklake.registry.client.RegistryUrls;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The settings that Kafka hands to a serializer or deserializer, under Confluent's keys. */
record SerdeSettings(Map<String, ?> settings) {

  static final String URL = "schema.registry.url";
  static final String AUTO_REGISTER = "auto.register.schemas";
  static final String SPECIFIC_READER = "specific.avro.reader";

  SchemaRegistry registry() {
    String urls = text(settings.get(URL));
    if (urls.isBlank()) {
      throw new ConfigException(
          URL + " is not set; expected for example http://127.0.0.1:8081/apis/ccompat/v7");
    }
    try {
      return SchemaRegistries.at(RegistryUrls.parse(urls).bases());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(URL, urls, e.getMessage());
    }
  }

  boolean specificReader() {
    return flag(SPECIFIC_READER);
  }

  void requireNoAutoRegistration() {
    if (flag(AUTO_REGISTER)) {
      throw new ConfigException(
          AUTO_REGISTER,
          true,
          "expected false: this serializer never registers; register the schemas at deploy time"
              + " and leave the setting out");
    }
  }

  private boolean flag(String key) {
    String value = text(settings.get(key)).strip();
    return switch (value) {
      case "", "false" -> false;
      case "true" -> true;
      default -> throw new ConfigException(key, value, "expected true or false");
    };
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
        : value.toString();
  }
}
