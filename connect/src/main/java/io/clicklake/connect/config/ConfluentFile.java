package io.clicklake.connect.config;

import io.clicklake.registry.client.RegistryAccess;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A configuration made for Confluent's S3 sink, of which only {@code connector.class} was changed.
 * Where objects lie must not change with it, so keys that it does not set have Confluent's default
 * where that decides on a path or a name.
 */
final class ConfluentFile {

  private static final String CONFLUENT = "io.confluent.";

  private ConfluentFile() {}

  /** Whether a configuration is one: it names a class that only Confluent's sink has. */
  static boolean is(Map<String, String> props) {
    return Stream.of(ParquetKeys.FORMAT, S3Keys.STORAGE, PartitionKeys.PARTITIONER)
        .anyMatch(key -> props.getOrDefault(key, "").startsWith(CONFLUENT));
  }

  /** The configuration with what it leaves to defaults. */
  static Map<String, String> complete(Map<String, String> props) {
    Map<String, String> complete = new HashMap<>();
    if (is(props)) {
      complete.putAll(PartitionKeys.confluentDefaults());
      complete.putAll(ParquetKeys.confluentDefaults());
    }
    if (!props.containsKey(RegistryKeys.URL) && ValueKeys.mayBeBytes(props)) {
      complete.putAll(registryOfConverter(props));
    }
    complete.putAll(props);
    return complete;
  }

  /** The converter's registry with what it asks for: credentials never go to another's address. */
  private static Map<String, String> registryOfConverter(Map<String, String> props) {
    Map<String, String> registry = new HashMap<>();
    for (String key : RegistryAccess.SETTINGS) {
      String value = props.get(RegistryKeys.OF_CONVERTER + key);
      if (value != null) {
        registry.put(key, value);
      }
    }
    return registry;
  }
}
