package io.clicklake.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
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

  RecordingCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/ingest", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** A request: its method, its content type, its answer and its body. */
  record Received(String method, String contentType, int status, JsonNode body) {}

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/ingest";
  }

  /** Answers so from now on; 503 with {@code Retry-After: 1}. */
  void answerWith(int status) {
    this.status = status;
  }

  List<Received> requests() {
    return List.copyOf(received);
  }

  /** The events of all requests that were answered well. */
  List<JsonNode> events() {
    List<JsonNode> events = new ArrayList<>();
    for (Received one : received) {
      if (one.status() < 300) {
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
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      int now = status;
      received.add(
          new Received(
              exchange.getRequestMethod(),
              String.valueOf(exchange.getRequestHeaders().getFirst("content-type")),
              now,
              JSON.readTree(exchange.getRequestBody())));
      exchange.getResponseHeaders().set("access-control-allow-origin", "*");
      exchange.getResponseHeaders().set("access-control-expose-headers", "retry-after");
      if (now == 503) {
        exchange.getResponseHeaders().set("retry-after", "1");
      }
      exchange.sendResponseHeaders(now, -1);
    }
  }
}
