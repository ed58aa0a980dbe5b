package io.clicklake.producer.lambda;

import io.clicklake.producer.collect.IngestRules;
import io.clicklake.producer.collect.UnknownEvents;
import io.clicklake.producer.lambda.Variables.Form;
import io.clicklake.producer.meter.MetricsTarget;
import io.clicklake.producer.publish.KafkaConfiguration;
import io.clicklake.producer.publish.Topics;
import io.clicklake.producer.secret.ParameterPath;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;

/**
 * The function's settings, read from its environment; {@code docs/ingest.md} has them all.
 *
 * <p>Of the prefixes {@code INGEST_} and {@code KAFKA_} every variable has to mean something, so
 * that a name misspelt is told and not ignored. Subjects follow the topics: {@code <topic>-value}.
 *
 * @param kafka the producer and its serializer; {@code KAFKA_ANY_OTHER} is Kafka's own key {@code
 *     any.other}
 * @param secrets where the pipeline's are; empty where the settings hold them, or there are none
 */
record Environment(
    Topics topics,
    KafkaConfiguration kafka,
    IngestRules rules,
    AllowedOrigins origins,
    MetricsTarget metrics,
    Optional<ParameterPath> secrets) {

  static final String DEFAULT_NAMESPACE = "Clicklake";
  static final String DEFAULT_FUNCTION_NAME = "clicklake-ingest";

  private static final String TOPIC = "KAFKA_TOPIC";
  private static final String REJECTED_TOPIC = "KAFKA_REJECTED_TOPIC";
  private static final String KAFKA = "KAFKA_";

  private static final String PARAMETER_PREFIX = "CLICKLAKE_PARAMETER_PREFIX";

  private static final String INGEST = "INGEST_";
  private static final String ALLOWED_ORIGINS = "INGEST_ALLOWED_ORIGINS";
  private static final String MAX_CLOCK_SKEW = "INGEST_MAX_CLOCK_SKEW";
  private static final String METRICS_NAMESPACE = "INGEST_METRICS_NAMESPACE";
  private static final String UNKNOWN_EVENTS = "INGEST_UNKNOWN_EVENTS";
  private static final Set<String> INGEST_NAMES =
      Set.of(ALLOWED_ORIGINS, MAX_CLOCK_SKEW, METRICS_NAMESPACE, UNKNOWN_EVENTS);

  /** Read by name, or Kafka's own scripts' names, which a shell may hold. */
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

  private static final Form SERVERS =
      new Form(
          "a host:port list",
          "kafka-1:9092,kafka-2:9092",
          value -> all(value, Environment::isHostAndPort));
  private static final Form TOPIC_NAME =
      new Form("1 to 249 letters, digits, '.', '_' and '-'", "clickstream", Topics::isName);
  private static final Form ADDRESSES =
      new Form(
          "a list of http or https addresses",
          "http://registry:8081/apis/ccompat/v7",
          value -> all(value, Environment::isAddress));
  private static final Form ORIGINS =
      new Form(AllowedOrigins.FORM, "https://blog.example", AllowedOrigins::isList);
  private static final Form CUSTOM_OR_REJECT =
      new Form("custom or reject", "custom", value -> Set.of("custom", "reject").contains(value));
  private static final Form SKEW =
      new Form("a duration from PT0S to PT24H", "PT5M", value -> skew(value).isPresent());
  private static final Form NAMESPACE =
      new Form(
          "1 to 255 letters, digits and . - _ / # : that do not begin with AWS/",
          DEFAULT_NAMESPACE,
          MetricsTarget::isNamespace);
  private static final Form PREFIX =
      new Form(
          "a path that begins with a slash and does not end with one",
          "/clicklake/prod",
          ParameterPath::isPrefix);
  private static final Form REGION =
      new Form("the region of " + PARAMETER_PREFIX, "eu-central-1", ParameterPath::isRegion);
  private static final Form NAME = new Form("any name", DEFAULT_FUNCTION_NAME, value -> true);

  /**
   * Reads and checks the variables.
   *
   * @throws InvalidEnvironmentException with every problem at once
   */
  static Environment of(Map<String, String> values) {
    Variables variables = new Variables(values);
    String servers = variables.required("BOOTSTRAP_SERVERS", SERVERS);
    String topic = variables.required(TOPIC, TOPIC_NAME);
    String rejected = rejectedTopic(variables, topic);
    String registry = variables.required("SCHEMA_REGISTRY_URL", ADDRESSES);
    Map<String, String> overrides = overrides(variables);
    IngestRules rules = rules(variables);
    AllowedOrigins origins =
        variables.optional(ALLOWED_ORIGINS, ORIGINS, AllowedOrigins::of, AllowedOrigins.any());
    MetricsTarget metrics = metrics(variables);
    Optional<ParameterPath> secrets = secrets(variables);
    for (String name : variables.startingWith(INGEST).keySet()) {
      if (!INGEST_NAMES.contains(name)) {
        variables.problem(
            name
                + " is set, but is no setting of the collector; those are "
                + INGEST_NAMES.stream().sorted().collect(Collectors.joining(", ")));
      }
    }
    variables.requireNoProblem();
    return new Environment(
        new Topics(topic, rejected),
        new KafkaConfiguration(compact(servers), compact(registry), overrides),
        rules,
        origins,
        metrics,
        secrets);
  }

  private static Optional<ParameterPath> secrets(Variables variables) {
    String prefix = variables.optional(PARAMETER_PREFIX, PREFIX, value -> value, "");
    if (prefix.isEmpty()) {
      return Optional.empty();
    }
    String region = variables.required("AWS_REGION", REGION);
    if (!ParameterPath.isRegion(region)) {
      return Optional.empty();
    }
    URI service =
        variables.optional(
            "AWS_ENDPOINT_URL_SSM", ADDRESSES, URI::create, ParameterPath.serviceOf(region));
    return Optional.of(new ParameterPath(prefix, region, service));
  }

  private static String rejectedTopic(Variables variables, String topic) {
    Form form =
        new Form(
            TOPIC_NAME.words() + ", another than " + TOPIC,
            "clickstream.rejected",
            value -> Topics.isName(value) && !value.equals(topic));
    String otherwise = topic + ".rejected";
    String rejected = variables.optional(REJECTED_TOPIC, form, value -> value, otherwise);
    if (!topic.isEmpty() && !Topics.isName(rejected)) {
      variables.problem(
          REJECTED_TOPIC + " is missing, and '" + rejected + "' is too long for a topic's name");
    }
    return rejected;
  }

  private static IngestRules rules(Variables variables) {
    IngestRules defaults = IngestRules.defaults();
    return new IngestRules(
        variables.optional(
            UNKNOWN_EVENTS,
            CUSTOM_OR_REJECT,
            value -> UnknownEvents.valueOf(value.toUpperCase(Locale.ROOT)),
            defaults.unknownEvents()),
        variables.optional(
            MAX_CLOCK_SKEW, SKEW, value -> skew(value).orElseThrow(), defaults.maxClockSkew()));
  }

  private static MetricsTarget metrics(Variables variables) {
    return new MetricsTarget(
        variables.optional(METRICS_NAMESPACE, NAMESPACE, value -> value, DEFAULT_NAMESPACE),
        variables.optional(
            "AWS_LAMBDA_FUNCTION_NAME", NAME, value -> value, DEFAULT_FUNCTION_NAME));
  }

  private static Map<String, String> overrides(Variables variables) {
    Map<String, String> overrides = new TreeMap<>();
    boolean ownSerializer = !variables.has("KAFKA_VALUE_SERIALIZER");
    boolean wrong = false;
    for (Map.Entry<String, String> variable : variables.startingWith(KAFKA).entrySet()) {
      String name = variable.getKey();
      if (NOT_PASSED_ON.contains(name)) {
        continue;
      }
      String key = name.substring(KAFKA.length()).toLowerCase(Locale.ROOT).replace('_', '.');
      Optional<String> problem = KafkaSetting.problem(key, variable.getValue(), ownSerializer);
      problem.ifPresent(what -> variables.problem(name + " " + what));
      wrong |= problem.isPresent();
      overrides.put(key, variable.getValue());
    }
    if (!wrong && !overrides.isEmpty()) {
      try {
        new KafkaConfiguration("localhost:9092", "http://localhost", overrides).validate();
      } catch (ConfigException e) {
        variables.problem("KAFKA_* settings do not go together: " + e.getMessage());
      }
    }
    return overrides;
  }

  private static Optional<Duration> skew(String value) {
    try {
      Duration skew = Duration.parse(value);
      boolean inRange = !skew.isNegative() && skew.compareTo(IngestRules.GREATEST_CLOCK_SKEW) <= 0;
      return inRange ? Optional.of(skew) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
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
