package io.clicklake.producer.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.components.LambdaRuntimeApi;
import io.clicklake.producer.meter.EmfDocument;
import io.clicklake.producer.publish.RealKafka;
import io.clicklake.producer.publish.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real function says of itself: on standard output, and when its health is asked. */
class FunctionOutputIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyLineIsJsonTheMetricsAddUpAndADeepHealthNamesWhatIsNotWell(@TempDir Path state)
      throws Exception {
    try (RealKafka kafka = new RealKafka(state);
        LambdaRuntimeApi api = new LambdaRuntimeApi()) {
      Topics topics = kafka.createTopics();
      Process function =
          FunctionProcess.start(
              state,
              Map.of(
                  "AWS_LAMBDA_RUNTIME_API", api.address(),
                  "AWS_LAMBDA_FUNCTION_NAME", "collect",
                  "BOOTSTRAP_SERVERS", kafka.configuration().bootstrapServers(),
                  "SCHEMA_REGISTRY_URL", kafka.configuration().registryUrls(),
                  "KAFKA_VALUE_SERIALIZER", RealKafka.SERIALIZER,
                  "KAFKA_TOPIC", topics.events(),
                  "INGEST_ALLOWED_ORIGINS", "https://blog.example"),
              List.of());
      try {
        String secret = "nobody-may-log-this";
        assertThat(
                status(
                    api,
                    Invocation.request(
                        "POST",
                        "/ingest",
                        "[{\"event\":\"page_view\",\"page_title\":\""
                            + secret
                            + "\"},{\"event\":\"e\",\"x\":\""
                            + secret
                            + "\"},5]")))
            .isEqualTo(202);
        assertThat(
                status(
                    api,
                    Invocation.request("GET", "/i.gif", "")
                        .put("rawQueryString", "event=page_view&a=" + secret)))
            .isEqualTo(200);
        assertThat(
                status(
                    api,
                    Invocation.request(
                        "POST", "/ingest", secret, Map.of("origin", "https://evil.example"))))
            .isEqualTo(403);
        ObjectNode deep = Invocation.request("GET", "/health", "").put("rawQueryString", "deep=1");
        assertThat(body(api, deep)).isEqualTo(Map.of("kafka", "ok", "schemas", "ok"));

        kafka.killBroker();
        assertThat(status(api, Invocation.request("POST", "/ingest", "{\"event\":\"e\"}")))
            .isEqualTo(503);
        // The answer above took longer than an answer of health stands.
        assertThat(body(api, deep)).containsOnly(entry("kafka", "unwell"), entry("schemas", "ok"));

        List<String> lines = FunctionProcess.lines(state);
        Map<String, Double> sums = new TreeMap<>();
        List<String> messages = new ArrayList<>();
        for (String line : lines) {
          JsonNode document = JSON.readTree(line);
          assertThat(document.path("timestamp").asText()).as(line).isNotEmpty();
          assertThat(document.path("level").asText()).isIn("INFO", "WARN", "ERROR");
          messages.add(document.path("message").asText());
          for (EmfDocument.Datum datum : EmfDocument.data(line)) {
            assertThat(datum.dimensions()).containsEntry("FunctionName", "collect");
            String reason = datum.dimensions().getOrDefault("Reason", "");
            sums.merge(datum.name() + reason, datum.value(), Double::sum);
          }
        }
        assertThat(lines).noneSatisfy(line -> assertThat(line).contains(secret));
        assertThat(messages)
            .contains("POST /ingest 202", "GET /i.gif 200", "POST /ingest 403", "GET /health 503");
        assertThat(sums).containsKey("KafkaLatency");
        sums.remove("KafkaLatency");
        assertThat(sums)
            .isEqualTo(
                Map.of(
                    "Accepted", 2.0,
                    "ColdStart", 1.0,
                    "NotAcknowledged", 1.0,
                    "Refused", 1.0,
                    "Rejected", 2.0,
                    "Rejectedinvalid_field", 1.0,
                    "Rejectednot_an_object", 1.0));
      } finally {
        function.destroyForcibly().waitFor();
      }
    }
  }

  private static int status(LambdaRuntimeApi api, ObjectNode event) throws Exception {
    return invoke(api, event).path("statusCode").intValue();
  }

  /** The checks of a deep health's answer: name and status. */
  private static Map<String, String> body(LambdaRuntimeApi api, ObjectNode event) throws Exception {
    Map<String, String> checks = new TreeMap<>();
    for (JsonNode check : JSON.readTree(invoke(api, event).path("body").asText()).path("checks")) {
      checks.put(check.path("name").asText(), check.path("status").asText());
    }
    return checks;
  }

  private static JsonNode invoke(LambdaRuntimeApi api, ObjectNode event) throws Exception {
    return JSON.readTree(api.invoke(event.toString().getBytes(UTF_8), Duration.ofSeconds(8)));
  }
}
