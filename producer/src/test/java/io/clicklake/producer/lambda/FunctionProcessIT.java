package io.clicklake.producer.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.components.LambdaRuntimeApi;
import io.clicklake.producer.publish.RealKafka;
import io.clicklake.producer.publish.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars of the function, and nothing else, under the real runtime client. */
class FunctionProcessIT {

  private static final String EVENT =
      """
      {"version":"2.0","routeKey":"POST /ingest","rawPath":"/ingest","rawQueryString":"",
       "headers":{"content-type":"text/plain;charset=UTF-8","user-agent":"Safari"},
       "requestContext":{"requestId":"r-1","stage":"$default",
         "http":{"method":"POST","path":"/ingest","sourceIp":"203.0.113.9"}},
       "body":"[{\\"event\\":\\"page_view\\",\\"timestamp\\":1748411639000},{}]",
       "isBase64Encoded":false}
      """;

  @Test
  void eventsReachKafkaAndAnOutageIs503InTimeAnd202WhenItIsOver(@TempDir Path state)
      throws Exception {
    try (RealKafka kafka = new RealKafka(state);
        LambdaRuntimeApi api = new LambdaRuntimeApi()) {
      Topics topics = kafka.createTopics();
      Process function =
          start(
              state,
              Map.of(
                  "AWS_LAMBDA_RUNTIME_API", api.address(),
                  "BOOTSTRAP_SERVERS", kafka.configuration().bootstrapServers(),
                  "SCHEMA_REGISTRY_URL", kafka.configuration().registryUrls(),
                  "KAFKA_VALUE_SERIALIZER", RealKafka.SERIALIZER,
                  "KAFKA_TOPIC", topics.events()));
      try {
        JsonNode accepted = invoke(api, Duration.ofSeconds(28));
        assertThat(accepted.path("statusCode").intValue()).as(accepted.toString()).isEqualTo(202);
        assertThat(accepted.path("headers").path("cache-control").asText()).isEqualTo("no-store");
        assertThat(new ObjectMapper().readTree(accepted.path("body").asText()).path("accepted"))
            .hasToString("1");
        assertThat(kafka.read(topics.events())).hasSize(1);
        assertThat(kafka.read(topics.rejected())).hasSize(1);

        kafka.killBroker();
        Duration timeout = Duration.ofSeconds(4);
        long start = System.nanoTime();
        JsonNode unavailable = invoke(api, timeout);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(timeout);
        assertThat(unavailable.path("statusCode").intValue()).isEqualTo(503);
        assertThat(unavailable.path("headers").path("retry-after").asText()).isEqualTo("5");

        kafka.restartBroker();
        assertThat(invoke(api, Duration.ofSeconds(28)).path("statusCode").intValue())
            .isEqualTo(202);
        assertThat(kafka.read(topics.events())).hasSize(2);
        assertThat(kafka.read(topics.rejected())).hasSize(2);
      } finally {
        function.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void aWrongEnvironmentIsTheInitErrorWithEveryProblem(@TempDir Path state) throws Exception {
    try (LambdaRuntimeApi api = new LambdaRuntimeApi()) {
      Process function =
          start(
              state, Map.of("AWS_LAMBDA_RUNTIME_API", api.address(), "BOOTSTRAP_SERVERS", "kafka"));
      try {
        assertThat(api.initError())
            .contains(
                "The environment has 3 problems",
                "BOOTSTRAP_SERVERS is 'kafka'",
                "KAFKA_TOPIC is missing",
                "SCHEMA_REGISTRY_URL is missing");
      } finally {
        function.destroyForcibly().waitFor();
      }
    }
  }

  /** SnapStart, driven by the real runtime client: it calls the hooks around the snapshot. */
  @Test
  void aSnapshotHoldsNoConnectionAndWhatIsRestoredConnectsAnew(@TempDir Path state)
      throws Exception {
    try (RealKafka kafka = new RealKafka(state);
        LambdaRuntimeApi api = new LambdaRuntimeApi()) {
      Topics topics = kafka.createTopics();
      Process function =
          start(
              state,
              Map.of(
                  "AWS_LAMBDA_RUNTIME_API", api.address(),
                  "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start",
                  "BOOTSTRAP_SERVERS", kafka.configuration().bootstrapServers(),
                  "SCHEMA_REGISTRY_URL", kafka.configuration().registryUrls(),
                  "KAFKA_VALUE_SERIALIZER", RealKafka.SERIALIZER,
                  "KAFKA_TOPIC", topics.events()),
              "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
      try {
        api.awaitSnapshot();
        assertThat(OpenConnections.of(function.pid()))
            .doesNotContain(port(kafka.configuration().bootstrapServers()));

        // What took place before the snapshot is not what the restored function meets.
        kafka.killBroker();
        kafka.restartBroker();
        api.restore();
        assertThat(invoke(api, Duration.ofSeconds(28)).path("statusCode").intValue())
            .isEqualTo(202);
        assertThat(OpenConnections.of(function.pid()))
            .contains(port(kafka.configuration().bootstrapServers()));
        assertThat(kafka.read(topics.events())).hasSize(1);
      } finally {
        function.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void aStartWithoutBrokersIsOneThatAnswers503AndServesWhenTheyAreBack(@TempDir Path state)
      throws Exception {
    try (RealKafka kafka = new RealKafka(state);
        LambdaRuntimeApi api = new LambdaRuntimeApi()) {
      Topics topics = kafka.createTopics();
      kafka.killBroker();
      Process function =
          start(
              state,
              Map.of(
                  "AWS_LAMBDA_RUNTIME_API", api.address(),
                  "BOOTSTRAP_SERVERS", kafka.configuration().bootstrapServers(),
                  "SCHEMA_REGISTRY_URL", kafka.configuration().registryUrls(),
                  "KAFKA_VALUE_SERIALIZER", RealKafka.SERIALIZER,
                  "KAFKA_TOPIC", topics.events()));
      try {
        assertThat(invoke(api, Duration.ofSeconds(4)).path("statusCode").intValue()).isEqualTo(503);
        kafka.restartBroker();
        assertThat(invoke(api, Duration.ofSeconds(28)).path("statusCode").intValue())
            .isEqualTo(202);
      } finally {
        function.destroyForcibly().waitFor();
      }
    }
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private static JsonNode invoke(LambdaRuntimeApi api, Duration timeout) throws Exception {
    return new ObjectMapper().readTree(api.invoke(EVENT.getBytes(UTF_8), timeout));
  }

  private static Process start(Path state, Map<String, String> environment, String... options)
      throws IOException {
    return FunctionProcess.start(state, environment, List.of(options));
  }
}
