package io.clicklake.stack.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpHandler;
import io.clicklake.components.HttpProbe;
import io.clicklake.components.ListeningSockets;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GatewayTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String UNAVAILABLE = "{\"message\":\"Service Unavailable\"}";

  @Test
  void aRequestReachesTheRuntimeAndItsAnswerTheClient() throws Exception {
    try (GatewayFixture gateway = new GatewayFixture(LONG, 10)) {
      CompletableFuture<HttpResponse<String>> answer = gateway.sendAsync(gateway.post("{\"a\":1}"));
      HttpResponse<String> invocation = gateway.next();
      assertThat(invocation.body()).contains("\"body\":\"{\\\"a\\\":1}\"");
      assertThat(invocation.headers().firstValue("Lambda-Runtime-Invoked-Function-Arn"))
          .isPresent();
      long deadline =
          invocation.headers().firstValueAsLong("Lambda-Runtime-Deadline-Ms").orElseThrow();
      assertThat(Instant.ofEpochMilli(deadline)).isBetween(Instant.now(), Instant.now().plus(LONG));
      assertThat(
              gateway
                  .end(invocation, "response", "{\"statusCode\":202,\"body\":\"taken\"}")
                  .statusCode())
          .isEqualTo(202);
      assertThat(answer.get().statusCode()).isEqualTo(202);
      assertThat(answer.get().body()).isEqualTo("taken");
    }
  }

  @Test
  void aRouteThatIsNoneWhateverItsPathIsNotFound() throws Exception {
    try (GatewayFixture gateway = new GatewayFixture(LONG, 10)) {
      for (HttpRequest request :
          List.of(
              gateway.request("/nothing").build(),
              gateway.request("/ingest").build(),
              gateway.request("/i.gif").method("HEAD", BodyPublishers.noBody()).build())) {
        HttpResponse<String> answer = gateway.send(request);
        assertThat(answer.statusCode()).as("%s", request).isEqualTo(404);
        assertThat(answer.body())
            .isEqualTo(request.method().equals("HEAD") ? "" : "{\"message\":\"Not Found\"}");
      }
    }
  }

  @Test
  void aWebsiteBesideTheApiHasEveryPathThatIsNoRouteAndTheFunctionsAnswersAreHeard()
      throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    AnswerListener listener =
        (route, status, body) ->
            heard.add(route + " " + status + " " + new String(body, StandardCharsets.UTF_8));
    HttpHandler website = exchange -> HttpMessages.answer(exchange, 200, "\"site\"");
    try (GatewayFixture gateway = new GatewayFixture(listener, website)) {
      for (String path : List.of("/", "/ingested", "/ingest/", "/posts/a/")) {
        assertThat(gateway.send(gateway.request(path).build()).body()).isEqualTo("\"site\"");
      }
      assertThat(gateway.send(gateway.request("/ingest").build()).body())
          .as("no route, but the path of one")
          .isEqualTo("{\"message\":\"Not Found\"}");

      CompletableFuture<HttpResponse<String>> answer = gateway.sendAsync(gateway.post("{}"));
      gateway.end(gateway.next(), "response", "{\"statusCode\":202,\"body\":\"taken\"}");
      assertThat(answer.get().body()).isEqualTo("taken");
      assertThat(heard).containsExactly("POST /ingest 202 taken");
    }
  }

  @Test
  void theGatewayItselfAnswersPreflightRequests() throws Exception {
    try (GatewayFixture gateway = new GatewayFixture(LONG, 10)) {
      HttpResponse<String> answer =
          gateway.send(
              gateway
                  .request("/ingest")
                  .header("Origin", "https://blog.example")
                  .header("Access-Control-Request-Method", "POST")
                  .method("OPTIONS", BodyPublishers.noBody())
                  .build());
      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.headers().firstValue("access-control-allow-origin")).hasValue("*");
      assertThat(answer.headers().firstValue("access-control-allow-methods"))
          .hasValue("GET,OPTIONS,POST");
      assertThat(answer.headers().firstValue("access-control-max-age")).hasValue("86400");
    }
  }

  @Test
  void everyAnswerToAPageCarriesTheCorsHeader() throws Exception {
    try (GatewayFixture gateway = new GatewayFixture(LONG, 10)) {
      CompletableFuture<HttpResponse<String>> answer =
          gateway.sendAsync(
              gateway.request("/health").header("Origin", "https://blog.example").build());
      gateway.end(gateway.next(), "response", "{\"statusCode\":200,\"body\":\"ok\"}");
      assertThat(answer.get().headers().allValues("access-control-allow-origin"))
          .containsExactly("*");
      assertThat(answer.get().headers().allValues("access-control-expose-headers"))
          .containsExactly("retry-after");
    }
  }

  @Test
  void aPictureIsAnsweredAsItsBytesAndAHeadWithoutABody() throws Exception {
    try (GatewayFixture gateway = new GatewayFixture(LONG, 10)) {
      CompletableFuture<HttpResponse<String>> picture =
          gateway.sendAsync(gateway.request("/i.gif?event=page_view&a=%20+").build());
      HttpResponse<String> invocation = gateway.next();
      assertThat(invocation.body()).contains("\"rawQueryString\":\"event=page_view&a=%20+\"");
      gateway.end(
          invocation,
          "response",
          "{\"statusCode\":200,\"headers\":{\"content-type\":\"image/gif\"},"
              + "\"body\":\"R0lG\",\"isBase64Encoded\":true}");
      assertThat(picture.get().body()).isEqualTo("GIF");
      assertThat(picture.get().headers().firstValue("content-type")).hasValue("image/gif");

      CompletableFuture<HttpResponse<String>> head =
          gateway.sendAsync(
              gateway.request("/health").method("HEAD", BodyPublishers.noBody()).build());
      gateway.end(gateway.next(), "response", "{\"statusCode\":503,\"body\":\"\"}");
      assertThat(head.get().statusCode()).isEqualTo(503);
    }
  }

  @Test
  void aFunctionThatFailsIsServiceUnavailable() throws Exception {
    try (GatewayFixture gateway = new GatewayFixture(LONG, 10)) {
      CompletableFuture<HttpResponse<String>> answer = gateway.sendAsync(gateway.post("x"));
      gateway.end(gateway.next(), "error", "{\"errorMessage\":\"broken\"}");
      assertThat(answer.get().statusCode()).isEqualTo(503);
      assertThat(answer.get().body()).isEqualTo(UNAVAILABLE);
    }
  }

  @Test
  void aFunctionThatDoesNotAnswerInTimeIsAGatewayTimeout() throws Exception {
    try (GatewayFixture gateway = new GatewayFixture(Duration.ofMillis(300), 10)) {
      CompletableFuture<HttpResponse<String>> answer = gateway.sendAsync(gateway.post("x"));
      HttpResponse<String> invocation = gateway.next();
      assertThat(answer.get().statusCode()).isEqualTo(504);
      assertThat(answer.get().body()).isEqualTo(UNAVAILABLE);
      assertThat(gateway.end(invocation, "response", "{}").statusCode())
          .as("a late answer is taken and dropped")
          .isEqualTo(202);
    }
  }

  @Test
  void moreThanMayWaitAreServiceUnavailable() throws Exception {
    try (GatewayFixture gateway = new GatewayFixture(LONG, 1)) {
      CompletableFuture<HttpResponse<String>> one = gateway.sendAsync(gateway.post("x"));
      CompletableFuture<HttpResponse<String>> other = gateway.sendAsync(gateway.post("x"));
      CompletableFuture.anyOf(one, other).get();
      gateway.end(gateway.next(), "response", "{\"statusCode\":202}");
      assertThat(Set.of(one.get().statusCode(), other.get().statusCode()))
          .containsExactlyInAnyOrder(202, 503);
    }
  }

  @Test
  void anInvocationForARuntimeThatDiedWhileItWaitedGoesToAnother() throws Exception {
    try (GatewayFixture gateway = new GatewayFixture(LONG, 10)) {
      try (Socket dying = new Socket(InetAddress.getLoopbackAddress(), gateway.runtimeApiPort())) {
        dying
            .getOutputStream()
            .write(
                "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: x\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        awaitRuntime(gateway);
      }
      CompletableFuture<HttpResponse<String>> answer = gateway.sendAsync(gateway.post("kept"));
      HttpResponse<String> invocation = gateway.next();
      assertThat(invocation.body()).contains("\"body\":\"kept\"");
      gateway.end(invocation, "response", "{\"statusCode\":202}");
      assertThat(answer.get().statusCode()).isEqualTo(202);
    }
  }

  @Test
  void aFunctionThatCannotStartFailsWhatWaits() throws Exception {
    try (GatewayFixture gateway = new GatewayFixture(LONG, 10)) {
      CompletableFuture<HttpResponse<String>> answer = gateway.sendAsync(gateway.post("x"));
      await()
          .atMost(LONG)
          .until(
              () -> {
                gateway.send(
                    gateway.runtime("/init/error").POST(BodyPublishers.ofString("{}")).build());
                return answer.isDone();
              });
      assertThat(answer.get().statusCode()).isEqualTo(503);
    }
  }

  @Test
  void aBodyBeyondTheLimitOfApiGatewayIsTooLarge() throws Exception {
    try (GatewayFixture gateway = new GatewayFixture(LONG, 10)) {
      HttpResponse<String> answer = gateway.send(gateway.post("x".repeat((10 << 20) + 1)));
      assertThat(answer.statusCode()).isEqualTo(413);
    }
  }

  @Test
  void bothServersListenOnLoopbackOnly() throws Exception {
    GatewayFixture gateway = new GatewayFixture(LONG, 10);
    try (gateway) {
      if (ListeningSockets.known()) {
        assertThat(ListeningSockets.beyondLoopback(ProcessHandle.current().pid())).isEmpty();
      }
    }
  }

  @Test
  void aFunctionTimeoutBeyondApiGatewaysIsRefused() {
    assertThatThrownBy(
            () ->
                new GatewaySettings(
                    1, 2, Duration.ofSeconds(31), 1, Set.of(), CorsPolicy.anyOrigin()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("PT31S", "PT30S");
  }

  private static void awaitRuntime(GatewayFixture gateway) {
    URI runtimes =
        URI.create("http://127.0.0.1:" + gateway.runtimeApiPort() + "/clicklake/runtimes");
    await().atMost(LONG).until(() -> HttpProbe.succeeds(runtimes));
  }
}
