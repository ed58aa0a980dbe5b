package io.clicklake.registry.serde;

import io.clicklake.registry.client.RegistryAccess;
import io.clicklake.registry.client.SchemaPins;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;

/** The settings that Kafka hands to a serializer or deserializer, under Confluent's keys. */
record SerdeSettings(Map<String, ?> settings) {

  static final String URL = RegistryAccess.URL;
  static final String AUTO_REGISTER = "auto.register.schemas";
  static final String PINS = "schema.pins";
  static final String SPECIFIC_READER = "specific.avro.reader";

  static final Set<String> OF_SERIALIZER =
      Stream.concat(
              RegistryAccess.SETTINGS.stream(),
              Stream.of(AUTO_REGISTER, PINS, Side.KEY.namingKey(), Side.VALUE.namingKey()))
          .collect(Collectors.toUnmodifiableSet());

  SchemaRegistry registry() {
    try {
      SchemaRegistry registry = SchemaRegistries.reached(RegistryAccess.configured(settings));
      String pins = text(PINS);
      return pins.isEmpty() ? registry : SchemaRegistries.pinned(pins(pins), registry);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage());
    }
  }

  private static SchemaPins pins(String jsonOrFile) {
    try {
      return SchemaPins.read(jsonOrFile);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(PINS + ": " + e.getMessage());
    }
  }

  SubjectNaming naming(Side side) {
    String strategy = text(side.namingKey());
    try {
      return strategy.isEmpty() ? SubjectNaming.TOPIC : SubjectNaming.named(strategy);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(side.namingKey(), strategy, e.getMessage());
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
    String value = text(key);
    return switch (value) {
      case "", "false" -> false;
      case "true" -> true;
      default -> throw new ConfigException(key, value, "expected true or false");
    };
  }

  /** Kafka hands over texts, classes and truth values. */
  private String text(String key) {
    Object value = settings.get(key);
    if (value == null) {
      return "";
    }
    return (value instanceof Class<?> named ? named.getName() : value.toString()).strip();
  }
}
