package io.clicklake.tracker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A site of pages with the built tracker, each on an address of its own. */
final class Pages implements AutoCloseable {

  private final HttpServer server;
  private final String collector;
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private final Map<String, String> policies = new ConcurrentHashMap<>();
  private final Map<String, Integer> served = new ConcurrentHashMap<>();

  Pages(String collector) throws IOException {
    this.collector = collector;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Lays a page; its address. */
  String page(String name, String body, String attributes) {
    bodies.put(
        "/" + name,
        """
        <!doctype html><title>%s</title><meta charset=utf-8><link rel=icon href="data:,">
        <script defer nonce=n0 src=/clicklake.js data-endpoint="%s" %s></script>%s
        """
            .formatted(name, collector, attributes, body));
    return address(name);
  }

  /** Lays a page that brings its own script tag. */
  String bare(String name, String html) {
    bodies.put("/" + name, html);
    return address(name);
  }

  /** Serves a page with this Content-Security-Policy. */
  void restrict(String name, String policy) {
    policies.put("/" + name, policy);
  }

  String address(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  /** How often a page was asked for. */
  int served(String name) {
    return served.getOrDefault("/" + name, 0);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] answer;
      if (path.startsWith("/clicklake")) {
        exchange.getResponseHeaders().set("content-type", "text/javascript");
        try (InputStream script = Pages.class.getResourceAsStream("/META-INF/resources" + path)) {
          answer = Objects.requireNonNull(script, path + " is not built").readAllBytes();
        }
      } else {
        exchange.getResponseHeaders().set("content-type", "text/html");
        if (policies.containsKey(path)) {
          exchange.getResponseHeaders().set("content-security-policy", policies.get(path));
        }
        served.merge(path, 1, Integer::sum);
        answer = bodies.getOrDefault(path, "<!doctype html>").getBytes(StandardCharsets.UTF_8);
      }
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}
