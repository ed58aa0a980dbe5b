package io.clicklake.producer.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.events.RejectedEvent;
import io.clicklake.events.RejectionReason;
import io.clicklake.producer.collect.Collector;
import io.clicklake.producer.collect.Requests;
import io.clicklake.producer.publish.InMemoryPublisher;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestHandlerTest {

  private static final String ID = "0197a6c8-0000-7000-8000-00000000000a";

  private final InMemoryPublisher publisher = new InMemoryPublisher();
  private final IngestHandler handler =
      new IngestHandler(
          new Collector(() -> UUID.fromString(ID)),
          publisher,
          Clock.fixed(Requests.RECEIVED_AT, ZoneOffset.UTC));

  @Test
  void acceptedEventsAreAnsweredWith202() {
    assertThat(post("{\"event\":\"page_view\",\"session_id\":\"s\"}"))
        .returns(202, APIGatewayV2HTTPResponse::getStatusCode)
        .returns("{\"accepted\":1,\"rejected\":[]}", APIGatewayV2HTTPResponse::getBody)
        .returns(
            Map.of("content-type", "application/json", "cache-control", "no-store"),
            APIGatewayV2HTTPResponse::getHeaders);
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
                .getStatusCode())
        .isEqualTo(202);
  }

  @Test
  void rejectionsAreAnsweredBesideTheAcceptedAndKept() {
    assertThat(
            post(
                "[{\"event\":\"page_view\"},{\"event\":\"e\",\"event_id\":\""
                    + ID
                    + "\",\"x\":\"1\"},{}]"))
        .returns(202, APIGatewayV2HTTPResponse::getStatusCode)
        .returns(
            "{\"accepted\":1,\"rejected\":["
                + "{\"index\":1,\"event_id\":\""
                + ID
                + "\",\"reason\":\"invalid_field\","
                + "\"message\":\"x is \\\"1\\\", expected a number\"},"
                + "{\"index\":2,\"reason\":\"missing_field\",\"message\":\"event_type is missing;"
                + " name the event, for example \\\"event\\\": \\\"page_view\\\"\"}]}",
            APIGatewayV2HTTPResponse::getBody);
    assertThat(publisher.rejected())
        .extracting(RejectedEvent::getReason)
        .containsExactly(RejectionReason.invalid_field, RejectionReason.missing_field);
    assertThat(publisher.rejected())
        .extracting(RejectedEvent::getRequestId)
        .containsOnly("gateway-1");
  }

  @Test
  void nothingAcceptedIsAnsweredWith400AndKept() throws IOException {
    APIGatewayV2HTTPResponse response = post("{\"event\":");

    assertThat(response.getStatusCode()).isEqualTo(400);
    JsonNode body = new ObjectMapper().readTree(response.getBody());
    assertThat(body.path("accepted").intValue()).isZero();
    assertThat(body.path("rejected").path(0).path("reason").asText()).isEqualTo("malformed_json");
    assertThat(publisher.rejected())
        .singleElement()
        .returns("{\"event\":", RejectedEvent::getPayload);
  }

  @Test
  void anEmptyBatchIsAnsweredWith202() {
    assertThat(post("[]")).returns(202, APIGatewayV2HTTPResponse::getStatusCode);
  }

  @Test
  void anEventTooLargeForKafkaIsRejectedAndItsNeighbourAccepted() throws IOException {
    StringBuilder large = new StringBuilder("{\"event\":\"e\"");
    for (int property = 0; property < 3; property++) {
      large.append(",\"p").append(property).append("\":\"").append("x".repeat(8000)).append('"');
    }
    APIGatewayV2HTTPResponse response = post("[" + large + "},{\"event\":\"page_view\"}]");

    assertThat(response.getStatusCode()).isEqualTo(202);
    JsonNode body = new ObjectMapper().readTree(response.getBody());
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
  void aBodyBeyondItsLimitIsAnsweredWith413AndNothingIsTaken() {
    assertThat(post("[" + "{\"event\":\"e\"},".repeat(100) + "{\"event\":\"e\"}]"))
        .returns(413, APIGatewayV2HTTPResponse::getStatusCode)
        .returns(
            "{\"error\":\"too_large\",\"message\":\"body holds 101 events, at most 100 are taken;"
                + " send them in several requests\"}",
            APIGatewayV2HTTPResponse::getBody);
    assertThat(publisher.events()).isEmpty();
    assertThat(publisher.rejected()).isEmpty();
  }

  @Test
  void anotherContentTypeIsAnsweredWith415() {
    assertThat(
            answer(
                Invocation.request("POST", "/ingest", "a=b", Map.of("content-type", "text/html"))))
        .returns(415, APIGatewayV2HTTPResponse::getStatusCode)
        .returns(
            "{\"error\":\"unsupported_type\",\"message\":\"content-type is 'text/html'; send"
                + " application/json or text/plain\"}",
            APIGatewayV2HTTPResponse::getBody);
  }

  @ParameterizedTest
  @CsvSource({"page_view", "''"})
  void anOutageIsAnsweredWith503AndWhenToTryAgain(String name) {
    publisher.outage(true);

    assertThat(post("{\"event\":\"" + name + "\"}"))
        .returns(503, APIGatewayV2HTTPResponse::getStatusCode)
        .satisfies(
            response ->
                assertThat(response.getHeaders())
                    .containsEntry("retry-after", "5")
                    .containsEntry("cache-control", "no-store"))
        .satisfies(
            response ->
                assertThat(response.getBody())
                    .startsWith("{\"error\":\"not_acknowledged\"")
                    .contains("send the same body again after 5 s"));
  }

  @Test
  void anInvocationThatIsAlmostOverAcknowledgesNothing() {
    var response =
        handler.handleRequest(
            Invocation.request("POST", "/ingest", "{\"event\":\"e\"}"),
            new Invocation(Duration.ofSeconds(1)));
    assertThat(response.getStatusCode()).isEqualTo(503);
  }

  @Test
  void healthIsAnsweredEvenInAnOutage() {
    publisher.outage(true);
    assertThat(answer(Invocation.request("GET", "/health", "")))
        .returns(200, APIGatewayV2HTTPResponse::getStatusCode)
        .returns("{\"status\":\"ok\"}", APIGatewayV2HTTPResponse::getBody);
  }

  @Test
  void optionsOfIngestIsAnsweredWithoutABody() {
    assertThat(answer(Invocation.request("OPTIONS", "/ingest", "")))
        .returns(204, APIGatewayV2HTTPResponse::getStatusCode)
        .returns("", APIGatewayV2HTTPResponse::getBody)
        .returns(
            Map.of("allow", "POST, OPTIONS", "cache-control", "no-store"),
            APIGatewayV2HTTPResponse::getHeaders);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/ingest,405,'POST, OPTIONS'",
    "PUT,/ingest,405,'POST, OPTIONS'",
    "POST,/health,405,GET",
    "GET,/,404,",
    "POST,/ingest/,404,",
    "POST,/ingestion,404,",
  })
  void otherRoutesAreNamed(String method, String path, int status, String allow) {
    APIGatewayV2HTTPResponse response = answer(Invocation.request(method, path, ""));

    assertThat(response.getStatusCode()).isEqualTo(status);
    assertThat(response.getHeaders().get("allow")).isEqualTo(allow);
    assertThat(response.getBody()).startsWith("{\"error\":");
  }

  @Test
  void aStageInThePathIsNotPartOfTheRoute() {
    APIGatewayV2HTTPEvent request = Invocation.request("GET", "/prod/health", "");
    request.getRequestContext().setStage("prod");
    assertThat(answer(request).getStatusCode()).isEqualTo(200);
  }

  @Test
  void aRequestThatLacksEverythingIsAnsweredToo() {
    assertThat(answer(new APIGatewayV2HTTPEvent()).getStatusCode()).isEqualTo(404);
  }

  private APIGatewayV2HTTPResponse post(String body) {
    return answer(Invocation.request("POST", "/ingest", body));
  }

  private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent request) {
    return handler.handleRequest(request, new Invocation(Duration.ofSeconds(28)));
  }
}
