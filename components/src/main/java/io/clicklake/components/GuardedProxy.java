package io.clicklake.components;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * A gate on loopback before a registry: it lets requests with the right {@code Authorization}
 * through and answers the others as gateways do, plain or over TLS.
 */
public final class GuardedProxy implements AutoCloseable {

  private final HttpServer server;
  private final String scheme;
  private final URI target;
  private final String authorization;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger passed = new AtomicInteger();

  /**
   * @param authorization the only value that passes; empty where none is asked for
   */
  public GuardedProxy(URI target, String authorization, Optional<SSLContext> tls)
      throws IOException {
    this.target = target;
    this.authorization = authorization;
    this.scheme = tls.isPresent() ? "https" : "http";
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    if (tls.isPresent()) {
      HttpsServer secure = HttpsServer.create(free, 0);
      secure.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
      this.server = secure;
    } else {
      this.server = HttpServer.create(free, 0);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where the API begins behind the gate. */
  public URI url() {
    return URI.create(
        scheme + "://127.0.0.1:" + server.getAddress().getPort() + target.getRawPath());
  }

  /** How many requests it has let through. */
  public int passed() {
    return passed.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String shown = exchange.getRequestHeaders().getFirst("Authorization");
      if (!authorization.isEmpty() && !authorization.equals(shown)) {
        int status = shown == null ? 401 : shown.startsWith("Bearer") ? 403 : 401;
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"registry\"");
        answer(exchange, status, "{\"error_code\":" + status + ",\"message\":\"go away\"}");
        return;
      }
      passed.incrementAndGet();
      HttpResponse<String> there = forward(exchange);
      answer(exchange, there.statusCode(), there.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<String> forward(HttpExchange exchange)
      throws IOException, InterruptedException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://" + target.getRawAuthority() + exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
            .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
