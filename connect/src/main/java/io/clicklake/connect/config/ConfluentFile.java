package io.clicklake.connect.config;

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
    String registry = props.get(ValueKeys.CONVERTER_REGISTRY_URL);
    if (registry != null && ValueKeys.mayBeBytes(props)) {
      complete.put(ValueKeys.REGISTRY_URL, registry);
    }
    complete.putAll(props);
    return complete;
  }
}
