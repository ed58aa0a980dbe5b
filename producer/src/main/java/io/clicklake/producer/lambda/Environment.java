package io.clicklake.producer.lambda;

import io.clicklake.producer.publish.KafkaConfiguration;
import io.clicklake.producer.publish.Topics;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * The function's settings, read from its environment.
 *
 * <table>
 * <caption>Variables</caption>
 * <tr><td>BOOTSTRAP_SERVERS</td><td>required, host:port list</td></tr>
 * <tr><td>KAFKA_TOPIC</td><td>required</td></tr>
 * <tr><td>KAFKA_REJECTED_TOPIC</td><td>the topic with {@code .rejected} after it</td></tr>
 * <tr><td>SCHEMA_REGISTRY_URL</td><td>required, http or https list</td></tr>
 * <tr><td>KAFKA_ANY_OTHER</td><td>Kafka's own key {@code any.other}, for the producer and the
 *     serializer; {@code KAFKA_SCHEMA_PINS} names a file of pinned schema ids, or holds its text, so
 *     that the function starts without the registry</td></tr>
 * </table>
 *
 * Subjects follow the topics: {@code <topic>-value}.
 */
public record Environment(Topics topics, KafkaConfiguration kafka) {

  private static final String BOOTSTRAP_SERVERS = "BOOTSTRAP_SERVERS";
  private static final String TOPIC = "KAFKA_TOPIC";
  private static final String REJECTED_TOPIC = "KAFKA_REJECTED_TOPIC";
  private static final String REGISTRY = "SCHEMA_REGISTRY_URL";
  private static final String PASSED_ON = "KAFKA_";

  /** Read above, or Kafka's own scripts' names, which a shell may hold. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          TOPIC,
          REJECTED_TOPIC,
          "KAFKA_GC_LOG_OPTS",
          "KAFKA_HEAP_OPTS",
          "KAFKA_HOME",
          "KAFKA_JMX_OPTS",
          "KAFKA_JVM_PERFORMANCE_OPTS",
          "KAFKA_LOG4J_OPTS",
          "KAFKA_OPTS");

  private static final Pattern HOST_PORT =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\s:/,]+):(\\d{1,5})");
  private static final String TOPIC_FORM = "1 to 249 letters, digits, '.', '_' and '-'";

  /**
   * Reads and checks the variables.
   *
   * @throws InvalidEnvironmentException with every problem at once
   */
  public static Environment of(Map<String, String> variables) {
    List<String> problems = new ArrayList<>();
    String servers =
        required(
            variables,
            BOOTSTRAP_SERVERS,
            "a host:port list",
            "kafka-1:9092,kafka-2:9092",
            value -> all(value, Environment::isHostAndPort),
            problems);
    String topic = required(variables, TOPIC, TOPIC_FORM, "clickstream", Topics::isName, problems);
    String rejected = value(variables, REJECTED_TOPIC).orElse(topic + ".rejected");
    if (Topics.isName(topic) && (!Topics.isName(rejected) || rejected.equals(topic))) {
      problems.add(
          wrong(
              REJECTED_TOPIC,
              rejected,
              TOPIC_FORM + ", another than " + TOPIC,
              "clickstream.rejected"));
    }
    String registry =
        required(
            variables,
            REGISTRY,
            "a list of http or https addresses",
            "http://registry:8081/apis/ccompat/v7",
            value -> all(value, Environment::isAddress),
            problems);
    Map<String, String> overrides = overrides(variables, problems);
    if (!problems.isEmpty()) {
      throw new InvalidEnvironmentException(problems);
    }
    return new Environment(
        new Topics(topic, rejected),
        new KafkaConfiguration(compact(servers), compact(registry), overrides));
  }

  private static Map<String, String> overrides(
      Map<String, String> variables, List<String> problems) {
    Map<String, String> overrides = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    boolean ownSerializer = !variables.containsKey("KAFKA_VALUE_SERIALIZER");
    for (Map.Entry<String, String> variable : new TreeMap<>(variables).entrySet()) {
      String name = variable.getKey();
      if (!name.startsWith(PASSED_ON) || NOT_PASSED_ON.contains(name)) {
        continue;
      }
      String key = name.substring(PASSED_ON.length()).toLowerCase(Locale.ROOT).replace('_', '.');
      KafkaSetting.problem(key, variable.getValue(), ownSerializer)
          .ifPresentOrElse(
              problem -> wrong.add(name + " " + problem),
              () -> overrides.put(key, variable.getValue()));
    }
    if (wrong.isEmpty() && !overrides.isEmpty()) {
      try {
        new KafkaConfiguration("localhost:9092", "http://localhost", overrides).validate();
      } catch (ConfigException e) {
        wrong.add("KAFKA_* settings do not go together: " + e.getMessage());
      }
    }
    problems.addAll(wrong);
    return overrides;
  }

  private static String required(
      Map<String, String> variables,
      String name,
      String expected,
      String example,
      Predicate<String> valid,
      List<String> problems) {
    Optional<String> value = value(variables, name);
    if (value.isEmpty()) {
      problems.add(name + " is missing, expected " + expected + ", for example " + example);
    } else if (!valid.test(value.get())) {
      problems.add(wrong(name, value.get(), expected, example));
    }
    return value.orElse("");
  }

  private static String wrong(String name, String value, String expected, String example) {
    return name + " is '" + value + "', expected " + expected + ", for example " + example;
  }

  private static Optional<String> value(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private static boolean all(String list, Predicate<String> valid) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).allMatch(valid);
  }

  private static String compact(String list) {
    return list.replaceAll("\\s", "");
  }

  private static boolean isHostAndPort(String server) {
    Matcher parts = HOST_PORT.matcher(server);
    if (!parts.matches()) {
      return false;
    }
    int port = Integer.parseInt(parts.group(2));
    return port > 0 && port <= 65535;
  }

  private static boolean isAddress(String address) {
    try {
      URI uri = URI.create(address);
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
