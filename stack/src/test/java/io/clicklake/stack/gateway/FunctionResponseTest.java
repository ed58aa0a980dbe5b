package io.clicklake.stack.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionResponseTest {

  @Test
  void statusHeadersCookiesAndBodyAreTakenOver() {
    FunctionResponse response =
        parse(
                """
                {"statusCode": 202, "headers": {"Retry-After": "5", "Content-Type": "text/x"},
                 "cookies": ["a=1"], "body": "é"}
                """)
            .orElseThrow();
    assertThat(response.status()).isEqualTo(202);
    assertThat(response.headers()).containsEntry("retry-after", "5");
    assertThat(response.headers()).containsEntry("content-type", "text/x");
    assertThat(response.cookies()).containsExactly("a=1");
    assertThat(response.body()).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aBase64BodyIsDecoded() {
    assertThat(
            parse("{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"AP8=\"}")
                .orElseThrow()
                .body())
        .containsExactly(0, -1);
  }

  @Test
  void corsHeadersOfTheFunctionAreDropped() {
    assertThat(
            parse("{\"statusCode\":200,\"headers\":{\"Access-Control-Allow-Origin\":\"x\"}}")
                .orElseThrow()
                .headers())
        .doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void anAnswerWithoutStatusCodeIsTheBodyItself() {
    FunctionResponse response = parse("{\"a\":1}").orElseThrow();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers()).containsEntry("content-type", "application/json");
    assertThat(response.body()).isEqualTo("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "{\"statusCode\":99}",
        "{\"statusCode\":\"soon\"}",
        "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"*\"}"
      })
  void whatNoClientCouldBeGivenIsNoResponse(String answer) {
    assertThat(parse(answer)).isEmpty();
  }

  private static Optional<FunctionResponse> parse(String answer) {
    return FunctionResponse.parse(answer.getBytes(StandardCharsets.UTF_8));
  }
}
