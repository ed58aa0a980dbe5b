package io.clicklake.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A collector on 127.0.0.1 that answers as it is told and keeps what it was sent. */
final class RecordingCollector implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile int status = 202;
  private volatile boolean reachable = true;
  private volatile CompletableFuture<Void> patience = CompletableFuture.completedFuture(null);

  RecordingCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/ingest", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** A request: its method, its content type, its size, its answer (0: none) and its body. */
  record Received(String method, String contentType, int bytes, int status, JsonNode body) {}

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/ingest";
  }

  /** Answers so from now on; 503 with {@code Retry-After: 1}. */
  void answerWith(int status) {
    this.status = status;
  }

  /** Drops connections once their request is read, instead of answering; or answers again. */
  void reachable(boolean reachable) {
    this.reachable = reachable;
  }

  /** Answers requests from now on when the returned future is completed. */
  CompletableFuture<Void> hesitate() {
    patience = new CompletableFuture<>();
    return patience;
  }

  List<Received> requests() {
    return List.copyOf(received);
  }

  /** The events of all requests that were answered well. */
  List<JsonNode> events() {
    List<JsonNode> events = new ArrayList<>();
    for (Received one : received) {
      if (one.status() / 100 == 2) {
        one.body().required("events").forEach(events::add);
      }
    }
    return events;
  }

  List<JsonNode> events(String type) {
    return events().stream().filter(e -> e.required("event_type").asText().equals(type)).toList();
  }

  @Override
  public void close() {
    patience.complete(null);
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      int now = reachable ? status : 0;
      CompletableFuture<Void> answerable = patience;
      received.add(
          new Received(
              exchange.getRequestMethod(),
              String.valueOf(exchange.getRequestHeaders().getFirst("content-type")),
              body.length,
              now,
              JSON.readTree(body)));
      answerable.join();
      if (now == 0) {
        return;
      }
      exchange.getResponseHeaders().set("access-control-allow-origin", "*");
      exchange.getResponseHeaders().set("access-control-expose-headers", "retry-after");
      if (now == 503) {
        exchange.getResponseHeaders().set("retry-after", "1");
      }
      byte[] report = "{\"accepted\": 1, \"rejected\": []}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(now, report.length);
      exchange.getResponseBody().write(report);
    }
  }
}
