package io.clicklake.connect.struct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An enum in the parameters of a text, as Confluent's AvroConverter leaves it.
 *
 * <pre>{@code
 * io.confluent.connect.avro.Enum = full name     io.confluent.connect.avro.Enum.RED = RED
 * org.apache.kafka.connect.data.Enum = full name org.apache.kafka.connect.data.Enum.RED = 0
 * }</pre>
 */
record ConfluentEnum(String name, List<String> symbols) {

  private static final String OF_AVRO = "io.confluent.connect.avro.Enum";
  private static final String GENERAL = "org.apache.kafka.connect.data.Enum";

  static Optional<ConfluentEnum> in(Map<String, String> parameters) {
    return in(parameters, GENERAL).or(() -> in(parameters, OF_AVRO));
  }

  private static Optional<ConfluentEnum> in(Map<String, String> parameters, String key) {
    String name = parameters.get(key);
    if (name == null) {
      return Optional.empty();
    }
    String prefix = key + ".";
    List<Map.Entry<String, String>> entries = new ArrayList<>();
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      if (parameter.getKey().startsWith(prefix)) {
        entries.add(parameter);
      }
    }
    if (entries.stream().allMatch(entry -> entry.getValue().matches("\\d{1,9}"))) {
      entries.sort(Comparator.comparingInt(entry -> Integer.parseInt(entry.getValue())));
    }
    List<String> symbols =
        entries.stream().map(entry -> entry.getKey().substring(prefix.length())).toList();
    return symbols.isEmpty()
        ? Optional.empty()
        : Optional.of(new ConfluentEnum(name.isBlank() ? "ConnectEnum" : name, symbols));
  }
}
