package io.clicklake.producer.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clicklake.producer.collect.IngestRules;
import io.clicklake.producer.collect.UnknownEvents;
import io.clicklake.producer.meter.MetricsTarget;
import io.clicklake.producer.publish.KafkaConfiguration;
import io.clicklake.producer.publish.Topics;
import io.clicklake.producer.secret.ParameterPath;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

  private static final Map<String, String> REQUIRED =
      Map.of(
          "BOOTSTRAP_SERVERS", "kafka:9092",
          "KAFKA_TOPIC", "clickstream",
          "SCHEMA_REGISTRY_URL", "http://registry:8081/apis/ccompat/v7",
          "PATH", "/usr/bin",
          "AWS_REGION", "ap-northeast-2");

  @Test
  void whatIsRequiredIsEnough() {
    assertThat(Environment.of(REQUIRED))
        .isEqualTo(
            new Environment(
                new Topics("clickstream", "clickstream.rejected"),
                new KafkaConfiguration(
                    "kafka:9092", "http://registry:8081/apis/ccompat/v7", Map.of()),
                new IngestRules(UnknownEvents.CUSTOM, Duration.ofMinutes(5)),
                AllowedOrigins.any(),
                new MetricsTarget("Clicklake", "clicklake-ingest"),
                Optional.empty()));
  }

  @Test
  void everyVariableIsMapped() {
    Map<String, String> full =
        Map.ofEntries(
            Map.entry("AWS_LAMBDA_FUNCTION_NAME", "collect"),
            Map.entry("AWS_ENDPOINT_URL_SSM", "http://127.0.0.1:5000"),
            Map.entry("AWS_REGION", "eu-west-1"),
            Map.entry("CLICKLAKE_PARAMETER_PREFIX", "/clicklake/prod"),
            Map.entry("BOOTSTRAP_SERVERS", " k1:9092, [::1]:9093 "),
            Map.entry("INGEST_ALLOWED_ORIGINS", "https://a.example, https://*.b.example"),
            Map.entry("INGEST_MAX_CLOCK_SKEW", "PT90S"),
            Map.entry("INGEST_METRICS_NAMESPACE", "Blog/Clicks"),
            Map.entry("INGEST_UNKNOWN_EVENTS", "reject"),
            Map.entry("KAFKA_TOPIC", "clicks"),
            Map.entry("KAFKA_REJECTED_TOPIC", "bad-clicks"),
            Map.entry("SCHEMA_REGISTRY_URL", "https://r1/v7, http://r2:80"),
            Map.entry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL"),
            Map.entry("KAFKA_SASL_JAAS_CONFIG", "org.Module required username=\"u\";"),
            Map.entry("KAFKA_LINGER_MS", "20"));

    assertThat(Environment.of(full))
        .isEqualTo(
            new Environment(
                new Topics("clicks", "bad-clicks"),
                new KafkaConfiguration(
                    "k1:9092,[::1]:9093",
                    "https://r1/v7,http://r2:80",
                    Map.of(
                        "security.protocol", "SASL_SSL",
                        "sasl.jaas.config", "org.Module required username=\"u\";",
                        "linger.ms", "20")),
                new IngestRules(UnknownEvents.REJECT, Duration.ofSeconds(90)),
                AllowedOrigins.of("https://a.example,https://*.b.example"),
                new MetricsTarget("Blog/Clicks", "collect"),
                Optional.of(
                    new ParameterPath(
                        "/clicklake/prod", "eu-west-1", URI.create("http://127.0.0.1:5000")))));
  }

  @Test
  void everyProblemIsToldAtOnce() {
    assertThatExceptionOfType(InvalidEnvironmentException.class)
        .isThrownBy(
            () ->
                Environment.of(
                    Map.of(
                        "SCHEMA_REGISTRY_URL", "registry:8081",
                        "KAFKA_TOPIC", " ",
                        "KAFKA_ACKS", "1",
                        "INGEST_MAX_CLOCK_SKEW", "300",
                        "INGEST_UNKNOWN_EVENT", "reject")))
        .withMessage(
            """
            The environment has 6 problems:
            - BOOTSTRAP_SERVERS is missing, expected a host:port list, for example kafka-1:9092,kafka-2:9092
            - KAFKA_TOPIC is missing, expected 1 to 249 letters, digits, '.', '_' and '-', for example clickstream
            - SCHEMA_REGISTRY_URL is 'registry:8081', expected a list of http or https addresses, for example http://registry:8081/apis/ccompat/v7
            - KAFKA_ACKS is set, but acks is fixed by the ingest contract; remove the variable
            - INGEST_MAX_CLOCK_SKEW is '300', expected a duration from PT0S to PT24H, for example PT5M
            - INGEST_UNKNOWN_EVENT is set, but is no setting of the collector; those are INGEST_ALLOWED_ORIGINS, \
            INGEST_MAX_CLOCK_SKEW, INGEST_METRICS_NAMESPACE, INGEST_UNKNOWN_EVENTS""");
  }

  @ParameterizedTest
  @CsvSource({"RETRIES, 0", "REQUEST_TIMEOUT_MS, 60000"})
  void settingsThatContradictEachOtherAreToldAtInit(String name, String value) {
    Map<String, String> variables = new HashMap<>(REQUIRED);
    variables.put("KAFKA_" + name, value);
    assertThatExceptionOfType(InvalidEnvironmentException.class)
        .isThrownBy(() -> Environment.of(variables))
        .withMessageContaining("- KAFKA_* settings do not go together: ");
  }

  @Test
  void anotherSerializersSettingsReachItAndNamesOfKafkasScriptsAreLeftAlone() {
    String other = "org.apache.kafka.common.serialization.ByteArraySerializer";
    Map<String, String> variables = new HashMap<>(REQUIRED);
    variables.put("KAFKA_VALUE_SERIALIZER", other);
    variables.put("KAFKA_BASIC_AUTH_USER_INFO", "u:p");
    variables.put("KAFKA_HEAP_OPTS", "-Xmx1g");
    assertThat(Environment.of(variables).kafka().overrides())
        .isEqualTo(Map.of("value.serializer", other, "basic.auth.user.info", "u:p"));
  }

  @Test
  void theOwnSerializersSettingsReachIt() {
    Map<String, String> variables = new HashMap<>(REQUIRED);
    variables.put("KAFKA_BASIC_AUTH_USER_INFO", "u:p");
    variables.put("KAFKA_SCHEMA_REGISTRY_SSL_TRUSTSTORE_LOCATION", "/var/task/ca.pem");
    variables.put("KAFKA_SCHEMA_PINS", "/var/task/pins.json");
    variables.put("KAFKA_VALUE_SUBJECT_NAME_STRATEGY", "RecordNameStrategy");
    assertThat(Environment.of(variables).kafka().overrides())
        .isEqualTo(
            Map.of(
                "basic.auth.user.info", "u:p",
                "schema.registry.ssl.truststore.location", "/var/task/ca.pem",
                "schema.pins", "/var/task/pins.json",
                "value.subject.name.strategy", "RecordNameStrategy"));
  }

  @Test
  void thePrefixOfSecretsNeedsARegionWhoseServiceAnswers() {
    Map<String, String> variables = new HashMap<>(REQUIRED);
    variables.put("CLICKLAKE_PARAMETER_PREFIX", "/clicklake/prod");
    assertThat(Environment.of(variables).secrets())
        .contains(
            new ParameterPath(
                "/clicklake/prod",
                "ap-northeast-2",
                URI.create("https://ssm.ap-northeast-2.amazonaws.com")));
    variables.put("AWS_REGION", "cn-north-1");
    assertThat(Environment.of(variables).secrets().orElseThrow().endpoint())
        .hasToString("https://ssm.cn-north-1.amazonaws.com.cn");
    variables.put("AWS_REGION", "Frankfurt");
    assertThatExceptionOfType(InvalidEnvironmentException.class)
        .isThrownBy(() -> Environment.of(variables))
        .withMessageContaining("- AWS_REGION is 'Frankfurt', expected the region of");
  }

  @ParameterizedTest
  @CsvSource({
    "BOOTSTRAP_SERVERS, kafka",
    "BOOTSTRAP_SERVERS, kafka:0",
    "BOOTSTRAP_SERVERS, kafka:65536",
    "BOOTSTRAP_SERVERS, http://kafka:9092",
    "BOOTSTRAP_SERVERS, 'kafka:9092,'",
    "KAFKA_TOPIC, click stream",
    "KAFKA_TOPIC, ..",
    "KAFKA_REJECTED_TOPIC, clickstream",
    "KAFKA_REJECTED_TOPIC, a/b",
    "KAFKA_BOOTSTRAP_SERVERS, other:9092",
    "KAFKA_COMPRESSION_TYPE, zstd",
    "KAFKA_LINGER_MS, soon",
    "KAFKA_LINGER_MS, -1",
    "KAFKA_LINGERMS, 5",
    "KAFKA_USE_LATEST_VERSION, true",
    "KAFKA_SCHEMA_REGISTRY_URL, http://other",
    "KAFKA_AUTO_REGISTER_SCHEMAS, true",
    "KAFKA_VALUE_SERIALIZER, no.such.Serializer",
    "'KAFKA_', 1",
    "SCHEMA_REGISTRY_URL, ftp://registry",
    "SCHEMA_REGISTRY_URL, 'http://registry,'",
    "SCHEMA_REGISTRY_URL, http://",
    "INGEST_ALLOWED_ORIGINS, blog.example",
    "INGEST_ALLOWED_ORIGINS, 'https://blog.example/,*'",
    "INGEST_MAX_CLOCK_SKEW, PT-1S",
    "INGEST_MAX_CLOCK_SKEW, PT25H",
    "INGEST_MAX_CLOCK_SKEW, 5 minutes",
    "INGEST_METRICS_NAMESPACE, AWS/Lambda",
    "INGEST_UNKNOWN_EVENTS, drop",
    "CLICKLAKE_PARAMETER_PREFIX, clicklake/prod",
    "CLICKLAKE_PARAMETER_PREFIX, /clicklake/prod/",
  })
  void aWrongValueIsNamed(String name, String value) {
    Map<String, String> variables = new HashMap<>(REQUIRED);
    variables.put(name, value);
    assertThatExceptionOfType(InvalidEnvironmentException.class)
        .isThrownBy(() -> Environment.of(variables))
        .withMessageStartingWith("The environment has 1 problem:\n- " + name);
  }
}
