package io.clicklake.stack.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CorsPolicyTest {

  private static final CorsPolicy ONE =
      new CorsPolicy(
          Set.of("https://blog.example"),
          Set.of("POST", "GET"),
          Set.of("content-type"),
          Set.of("retry-after", "x-request-id"),
          Duration.ofMinutes(5));

  @Test
  void anAllowedOriginIsToldWhatItMayDo() {
    assertThat(ONE.preflightHeaders(Optional.of("https://Blog.example")))
        .isEqualTo(
            Map.of(
                "access-control-allow-origin", "https://Blog.example",
                "access-control-allow-methods", "GET,POST",
                "access-control-allow-headers", "content-type",
                "access-control-max-age", "300"));
    assertThat(ONE.answerHeaders(Optional.of("https://blog.example")))
        .isEqualTo(
            Map.of(
                "access-control-allow-origin", "https://blog.example",
                "access-control-expose-headers", "retry-after,x-request-id"));
  }

  @Test
  void anotherOriginIsToldNothing() {
    assertThat(ONE.preflightHeaders(Optional.of("https://else.example"))).isEmpty();
    assertThat(ONE.answerHeaders(Optional.of("https://else.example"))).isEmpty();
    assertThat(ONE.answerHeaders(Optional.empty())).isEmpty();
  }

  @Test
  void anyOriginIsAnsweredWithAStar() {
    assertThat(CorsPolicy.anyOrigin().answerHeaders(Optional.of("null")))
        .isEqualTo(
            Map.of(
                "access-control-allow-origin",
                "*",
                "access-control-expose-headers",
                "retry-after"));
  }
}
