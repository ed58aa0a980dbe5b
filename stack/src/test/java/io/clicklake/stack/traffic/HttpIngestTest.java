package io.clicklake.stack.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpIngestTest {
  private static final Instant NOW = Instant.parse("2025-05-28T14:20:00Z");
  private static final EventBatch BATCH = batch(3);

  private final List<String> bodies = new ArrayList<>();
  private final List<String> contentTypes = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private URI url;
  private Reply reply = exchange -> {};

  private interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  private static EventBatch batch(int size) {
    BlogTraffic traffic =
        new BlogTraffic(
            new TrafficPlan(size, 1, Instant.parse("2025-05-28T11:00:00Z"), "run-of-test"));
    List<TrafficEvent> events = new ArrayList<>();
    traffic.forEachRemaining(events::add);
    return new EventBatch(events);
  }

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ingest");
    server.createContext(
        "/ingest",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          contentTypes.add(exchange.getRequestHeaders().getFirst("content-type"));
          reply.to(exchange);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  private HttpIngest ingest(Duration timeout) {
    return new HttpIngest(url, timeout, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private IngestAnswer post() throws InterruptedException {
    return ingest(Duration.ofSeconds(10)).post(BATCH);
  }

  private static Reply saying(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  @Test
  void postsTheBatchAsABeaconDoes() throws Exception {
    reply = saying(202, "{\"accepted\":3,\"rejected\":[]}");

    post();

    assertThat(contentTypes).containsExactly("text/plain;charset=UTF-8");
    JsonNode body = new JsonMapper().readTree(bodies.get(0));
    assertThat(body.path("sent_at").asText()).isEqualTo(NOW.toString());
    assertThat(body.path("events")).hasSize(3);
    assertThat(body.path("events").get(1).toString()).isEqualTo(BATCH.events().get(1).json());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "202 | {\"accepted\":3,\"rejected\":[]} | 3 | 0",
        "202 | {\"accepted\":2,\"rejected\":[{\"index\":1}]} | 2 | 1",
        "400 | {\"accepted\":0,\"rejected\":[{},{},{}]} | 0 | 3"
      })
  void countsWhatTheEndpointSays(int status, String body, int accepted, int rejected)
      throws Exception {
    reply = saying(status, body);

    assertThat(post()).isEqualTo(new IngestAnswer.Counted(accepted, rejected));
  }

  @Test
  void aBusyEndpointIsToBeTriedAgainAfterTheTimeItNames() throws Exception {
    reply =
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "7");
          saying(503, "{\"message\":\"no acknowledgement\"}").to(exchange);
        };

    assertThat(post())
        .isEqualTo(
            new IngestAnswer.TryAgain(
                Optional.of(Duration.ofSeconds(7)), "503 {\"message\":\"no acknowledgement\"}"));
  }

  @ParameterizedTest
  @CsvSource({"429", "500", "502", "504"})
  void aFailingEndpointIsToBeTriedAgain(int status) throws Exception {
    reply = saying(status, "");

    assertThat(post()).isInstanceOf(IngestAnswer.TryAgain.class);
  }

  @Test
  void anEndpointThatDoesNotAnswerInTimeIsToBeTriedAgain() throws Exception {
    reply =
        exchange -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };

    assertThat(ingest(Duration.ofMillis(100)).post(BATCH))
        .isInstanceOf(IngestAnswer.TryAgain.class);
  }

  @Test
  void anEndpointThatIsNotThereIsToBeTriedAgain() throws Exception {
    server.stop(0);

    assertThat(post()).isInstanceOf(IngestAnswer.TryAgain.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | {\"message\":\"Not Found\"}",
        "413 | {\"message\":\"too large\"}",
        "400 | {\"message\":\"malformed\"}",
        "202 | ok"
      })
  void anythingElseIsARefusalThatNamesTheAnswer(int status, String body) {
    reply = saying(status, body);

    assertThatThrownBy(this::post)
        .isInstanceOf(IngestRefusedException.class)
        .hasMessageContaining(url.toString())
        .hasMessageContaining(status + " " + body);
  }
}
