package io.clicklake.producer.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.events.RejectionReason;
import io.clicklake.producer.log.JsonLines;
import io.clicklake.producer.meter.EmfDocument.Datum;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestMeterTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> FUNCTION = Map.of("FunctionName", "ingest");

  private final List<String> lines = new ArrayList<>();
  private final RequestMeter meter =
      new RequestMeter(
          new MetricsTarget("Clicklake", "ingest"),
          new JsonLines(
              line -> lines.add(new String(line, StandardCharsets.UTF_8)),
              Clock.fixed(Instant.parse("2025-05-28T06:00:00Z"), ZoneOffset.UTC)));

  @Test
  void aRequestIsALineWithItsNumbersAsMetrics() throws Exception {
    meter.served(
        request(202, Optional.of(Tally.settled(3, List.of(), Duration.ofNanos(4_567_890)))));

    assertThat(JSON.readTree(lines.get(0)))
        .isEqualTo(
            JSON.readTree(
                """
                {"timestamp":"2025-05-28T06:00:00Z","level":"INFO","message":"POST /ingest 202",
                 "request_id":"gateway-1","function_request_id":"invocation-1",
                 "method":"POST","path":"/ingest","status":202,"duration_ms":12.35,
                 "cold_start":true,
                 "Accepted":3,"Rejected":0,"NotAcknowledged":0,"Refused":0,"KafkaLatency":4.57,
                 "ColdStart":1,"FunctionName":"ingest",
                 "_aws":{"Timestamp":1748412000000,"CloudWatchMetrics":[
                   {"Namespace":"Clicklake","Dimensions":[["FunctionName"]],"Metrics":[
                     {"Name":"Accepted","Unit":"Count"},
                     {"Name":"Rejected","Unit":"Count"},
                     {"Name":"NotAcknowledged","Unit":"Count"},
                     {"Name":"Refused","Unit":"Count"},
                     {"Name":"KafkaLatency","Unit":"Milliseconds"},
                     {"Name":"ColdStart","Unit":"Count"}]}]}}
                """));
    assertThat(lines).hasSize(1);
  }

  @Test
  void eachReasonOfRejectionIsADimension() throws Exception {
    meter.served(
        request(
            202,
            Optional.of(
                Tally.settled(
                    1,
                    List.of(
                        RejectionReason.invalid_field,
                        RejectionReason.malformed_json,
                        RejectionReason.invalid_field),
                    Duration.ofMillis(1)))));

    assertThat(data())
        .contains(
            datum(FUNCTION, "Accepted", 1),
            datum(FUNCTION, "Rejected", 3),
            datum(Map.of("FunctionName", "ingest", "Reason", "invalid_field"), "Rejected", 2),
            datum(Map.of("FunctionName", "ingest", "Reason", "malformed_json"), "Rejected", 1));
    assertThat(lines).hasSize(3).allSatisfy(line -> assertThat(line).contains("gateway-1"));
  }

  @Test
  void anOutageAndARefusalAreCountedAndNothingElse() throws Exception {
    meter.served(request(503, Optional.of(Tally.notAcknowledged(Duration.ofSeconds(26)))));
    meter.served(request(403, Optional.of(Tally.ofRefusal())));

    assertThat(data())
        .contains(
            datum(FUNCTION, "NotAcknowledged", 1),
            new Datum("Clicklake", FUNCTION, "KafkaLatency", 26_000, "Milliseconds"),
            datum(FUNCTION, "Refused", 1));
    assertThat(JSON.readTree(lines.get(0)).path("level").asText()).isEqualTo("WARN");
    assertThat(JSON.readTree(lines.get(1)).has("KafkaLatency")).isFalse();
  }

  @Test
  void aColdStartIsTheFirstRequestOfAProcessWhateverItIs() throws Exception {
    meter.served(request(200, Optional.empty()));
    meter.served(request(200, Optional.empty()));

    assertThat(data()).containsExactly(datum(FUNCTION, "ColdStart", 1));
    assertThat(JSON.readTree(lines.get(0)).path("cold_start").booleanValue()).isTrue();
    JsonNode second = JSON.readTree(lines.get(1));
    assertThat(second.path("cold_start").booleanValue()).isFalse();
    assertThat(second.has("_aws")).isFalse();
  }

  @Test
  void anEmptyBatchHasNoLatency() {
    assertThat(Tally.settled(0, List.of(), Duration.ofMillis(1)).kafkaLatency()).isEmpty();
  }

  @Property
  void whateverARequestSaysOfItselfItsLineIsADocument(@ForAll String anything) throws Exception {
    lines.clear();
    meter.served(
        new ServedRequest(
            anything, anything, anything, anything, 404, Duration.ZERO, Optional.empty()));

    assertThat(lines).hasSize(1);
    EmfDocument.data(lines.get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AWS/Lambda", "a b", "\u00e9"})
  void whatCloudWatchDoesNotTakeIsNoNamespace(String namespace) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MetricsTarget(namespace, "f"))
        .withMessageContaining("namespace of metrics is '" + namespace + "'");
  }

  private static Datum datum(Map<String, String> dimensions, String name, int value) {
    return new Datum("Clicklake", dimensions, name, value, "Count");
  }

  private List<Datum> data() throws JsonProcessingException {
    List<Datum> data = new ArrayList<>();
    for (String line : lines) {
      data.addAll(EmfDocument.data(line));
    }
    return data;
  }

  private static ServedRequest request(int status, Optional<Tally> tally) {
    return new ServedRequest(
        "gateway-1",
        "invocation-1",
        "POST",
        "/ingest",
        status,
        Duration.ofNanos(12_345_678),
        tally);
  }
}
