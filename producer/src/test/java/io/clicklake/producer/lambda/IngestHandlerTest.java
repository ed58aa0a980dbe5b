package io.clicklake.producer.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.events.RejectedEvent;
import io.clicklake.events.RejectionReason;
import io.clicklake.producer.collect.Requests;
import io.clicklake.producer.publish.InMemoryPublisher;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestHandlerTest {

  private static final String ID = "0197a6c8-0000-7000-8000-00000000000a";

  private final InMemoryFunction function = new InMemoryFunction();
  private final InMemoryPublisher publisher = function.publisher();

  @Test
  void acceptedEventsAreAnsweredWith202() {
    assertThat(post("{\"event\":\"page_view\",\"session_id\":\"s\"}"))
        .returns(202, Answer::status)
        .returns("{\"accepted\":1,\"rejected\":[]}", Answer::body)
        .returns(
            Map.of("content-type", "application/json", "cache-control", "no-store"),
            Answer::headers);
    assertThat(publisher.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getReceivedAt()).isEqualTo(Requests.RECEIVED_AT);
              assertThat(event.getIpPrefix()).isEqualTo("203.0.113.0/24");
            });
  }

  @Test
  void theOriginalSessionEndBeaconArrives() {
    assertThat(
            post("{\"event\":\"session_end\",\"timestamp\":\"2025-05-28T05:54:00Z\",\"path\":\"/\"}")
                .status())
        .isEqualTo(202);
  }

  @Test
  void rejectionsAreAnsweredBesideTheAcceptedAndKept() {
    assertThat(
            post(
                "[{\"event\":\"page_view\"},{\"event\":\"e\",\"event_id\":\""
                    + ID
                    + "\",\"x\":\"1\"},{}]"))
        .returns(202, Answer::status)
        .returns(
            "{\"accepted\":1,\"rejected\":["
                + "{\"index\":1,\"event_id\":\""
                + ID
                + "\",\"reason\":\"invalid_field\","
                + "\"message\":\"x is \\\"1\\\", expected a number\"},"
                + "{\"index\":2,\"reason\":\"missing_field\",\"message\":\"event_type is missing;"
                + " name the event, for example \\\"event\\\": \\\"page_view\\\"\"}]}",
            Answer::body);
    assertThat(publisher.rejected())
        .extracting(RejectedEvent::getReason)
        .containsExactly(RejectionReason.invalid_field, RejectionReason.missing_field);
    assertThat(publisher.rejected())
        .extracting(RejectedEvent::getRequestId)
        .containsOnly("gateway-1");
  }

  @Test
  void nothingAcceptedIsAnsweredWith400AndKept() throws IOException {
    Answer response = post("{\"event\":");

    assertThat(response.status()).isEqualTo(400);
    JsonNode body = new ObjectMapper().readTree(response.body());
    assertThat(body.path("accepted").intValue()).isZero();
    assertThat(body.path("rejected").path(0).path("reason").asText()).isEqualTo("malformed_json");
    assertThat(publisher.rejected())
        .singleElement()
        .returns("{\"event\":", RejectedEvent::getPayload);
  }

  @Test
  void anEmptyBatchIsAnsweredWith202() {
    assertThat(post("[]")).returns(202, Answer::status);
  }

  @Test
  void anEventTooLargeForKafkaIsRejectedAndItsNeighbourAccepted() throws IOException {
    StringBuilder large = new StringBuilder("{\"event\":\"e\"");
    for (int property = 0; property < 3; property++) {
      large.append(",\"p").append(property).append("\":\"").append("x".repeat(8000)).append('"');
    }
    Answer response = post("[" + large + "},{\"event\":\"page_view\"}]");

    assertThat(response.status()).isEqualTo(202);
    JsonNode body = new ObjectMapper().readTree(response.body());
    assertThat(body.path("accepted").intValue()).isEqualTo(1);
    assertThat(body.path("rejected").path(0).path("index").intValue()).isZero();
    assertThat(body.path("rejected").path(0).path("reason").asText()).isEqualTo("event_too_large");
    assertThat(publisher.events()).hasSize(1);
    assertThat(publisher.rejected())
        .singleElement()
        .satisfies(
            rejected -> assertThat(rejected.getPayload()).startsWith(large.substring(0, 100)));
  }

  @Test
  void aBodyBeyondItsLimitIsAnsweredWith413AndKept() {
    assertThat(post("[" + "{\"event\":\"e\"},".repeat(100) + "{\"event\":\"e\"}]"))
        .returns(413, Answer::status)
        .returns(
            "{\"error\":\"too_large\",\"message\":\"body holds 101 events, at most 100 are taken;"
                + " send them in several requests\"}",
            Answer::body);
    assertThat(publisher.events()).isEmpty();
    assertThat(publisher.rejected())
        .extracting(RejectedEvent::getReason)
        .containsExactly(RejectionReason.body_too_large);
  }

  @Test
  void anotherContentTypeIsAnsweredWith415AndKept() {
    assertThat(
            answer(
                Invocation.request("POST", "/ingest", "a=b", Map.of("content-type", "text/html"))))
        .returns(415, Answer::status)
        .returns(
            "{\"error\":\"unsupported_type\",\"message\":\"content-type is 'text/html'; send"
                + " application/json or text/plain\"}",
            Answer::body);
    assertThat(publisher.rejected())
        .singleElement()
        .returns(RejectionReason.unsupported_type, RejectedEvent::getReason)
        .returns("a=b", RejectedEvent::getPayload);
  }

  @ParameterizedTest
  @CsvSource({"page_view", "''"})
  void anOutageIsAnsweredWith503AndWhenToTryAgain(String name) {
    publisher.outage(true);

    assertThat(post("{\"event\":\"" + name + "\"}"))
        .returns(503, Answer::status)
        .satisfies(
            response ->
                assertThat(response.headers())
                    .containsEntry("retry-after", "5")
                    .containsEntry("cache-control", "no-store"))
        .satisfies(
            response ->
                assertThat(response.body())
                    .startsWith("{\"error\":\"not_acknowledged\"")
                    .contains("send the same body again after 5 s"));
  }

  @Test
  void anInvocationThatIsAlmostOverAcknowledgesNothing() {
    Answer response =
        function.answer(
            Invocation.request("POST", "/ingest", "{\"event\":\"e\"}"), Duration.ofSeconds(1));
    assertThat(response.status()).isEqualTo(503);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"/ingest|POST, OPTIONS", "/i.gif|GET, OPTIONS", "/health|GET, HEAD, OPTIONS"})
  void optionsAreAnsweredWithoutABody(String path, String allow) {
    assertThat(answer(Invocation.request("OPTIONS", path, "")))
        .returns(204, Answer::status)
        .returns("", Answer::body)
        .returns(Map.of("allow", allow, "cache-control", "no-store"), Answer::headers);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/ingest,405,'POST, OPTIONS'",
    "HEAD,/ingest,405,'POST, OPTIONS'",
    "PUT,/ingest,405,'POST, OPTIONS'",
    "HEAD,/i.gif,405,'GET, OPTIONS'",
    "POST,/i.gif,405,'GET, OPTIONS'",
    "POST,/health,405,'GET, HEAD, OPTIONS'",
    "GET,/,404,",
    "POST,/ingest/,404,",
    "POST,/ingestion,404,",
  })
  void otherRoutesAreNamed(String method, String path, int status, String allow) {
    Answer response = answer(Invocation.request(method, path, ""));

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers().get("allow")).isEqualTo(allow);
    assertThat(response.body()).startsWith("{\"error\":");
  }

  @Test
  void aStageInThePathIsNotPartOfTheRoute() {
    ObjectNode request = Invocation.request("GET", "/prod/health", "");
    request.withObject("/requestContext").put("stage", "prod");
    assertThat(answer(request).status()).isEqualTo(200);
  }

  @Test
  void aRequestThatLacksEverythingIsAnsweredToo() {
    assertThat(answer(JsonNodeFactory.instance.objectNode()).status()).isEqualTo(404);
  }

  @Test
  void aHeaderThatNoReaderCanHoldIsAnsweredToo() {
    ObjectNode request =
        Invocation.request("POST", "/ingest", "x", Map.of("content-type", "text/\uD83D"));
    assertThat(answer(request).status()).isEqualTo(415);
  }

  @Test
  void anotherPayloadFormatIsAnErrorOfTheFunctionThatSaysWhatToSet() {
    ObjectNode request = Invocation.request("GET", "/health", "").put("version", "1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> answer(request))
        .withMessageContaining("'1.0', expected 2.0: set payloadFormatVersion");
  }

  private Answer post(String body) {
    return answer(Invocation.request("POST", "/ingest", body));
  }

  private Answer answer(ObjectNode request) {
    return function.answer(request);
  }
}
