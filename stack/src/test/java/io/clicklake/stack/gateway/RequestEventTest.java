package io.clicklake.stack.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.components.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestEventTest {

  private static final Instant NOW = Instant.parse("2025-05-28T14:03:07Z");

  /** The same event is a case of what the function reads. */
  @Test
  void itHasTheShapeOfPayloadFormat2() throws IOException {
    JsonNode event =
        event(
            new HttpRequest(
                "POST",
                "/ingest",
                "a=1&a=2&b=x%20y",
                "HTTP/1.1",
                Map.of(
                    "Content-Type", "application/json",
                    "Host", "127.0.0.1:8080",
                    "User-Agent", "test",
                    "Cookie", "k=v; l=w"),
                "127.0.0.1",
                bytes("{}")));
    assertThat(event)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    Checkout.home()
                        .resolve("producer/src/test/resources/gateway/local-stack/event.json")
                        .toFile()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "text/plain;charset=UTF-8",
        "TEXT/HTML",
        "application/problem+json"
      })
  void textBodiesGoAsText(String contentType) throws IOException {
    JsonNode event = event(post(Map.of("content-type", contentType), bytes("é")));
    assertThat(event.get("body").asText()).isEqualTo("é");
    assertThat(event.get("isBase64Encoded").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/octet-stream", "image/png", "application/x-protobuf"})
  void otherBodiesGoAsBase64(String contentType) throws IOException {
    JsonNode event = event(post(Map.of("content-type", contentType), new byte[] {0, -1}));
    assertThat(event.get("body").asText()).isEqualTo("AP8=");
    assertThat(event.get("isBase64Encoded").asBoolean()).isTrue();
  }

  @Test
  void anEncodedBodyGoesAsBase64WhateverItsType() throws IOException {
    JsonNode event =
        event(
            post(
                Map.of("content-type", "application/json", "content-encoding", "gzip"),
                new byte[] {31, -117}));
    assertThat(event.get("body").binaryValue()).containsExactly(31, -117);
    assertThat(event.get("isBase64Encoded").asBoolean()).isTrue();
  }

  @Test
  void earlierForwardersStayInFront() throws IOException {
    JsonNode event = event(post(Map.of("X-Forwarded-For", "203.0.113.9"), bytes("x")));
    assertThat(event.at("/headers/x-forwarded-for").asText()).isEqualTo("203.0.113.9, 127.0.0.1");
  }

  private static HttpRequest post(Map<String, String> headers, byte[] body) {
    return new HttpRequest("POST", "/ingest", "", "HTTP/1.1", headers, "127.0.0.1", body);
  }

  private static JsonNode event(HttpRequest request) throws IOException {
    return new ObjectMapper().readTree(RequestEvent.of(request, "POST /ingest", "r-1", NOW));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
