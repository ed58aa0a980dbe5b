package io.clicklake.stack.gateway;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Both servers, started on construction and ended by {@link #close()}.
 *
 * <p>The HTTP API has the paths of its routes. All others on its port belong to a website, where
 * one stands beside it, as behind an API's {@code $default} route; the API knows nothing of it.
 */
final class Gateway implements AutoCloseable {

  private static final int BACKLOG = 512;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer runtimeApi;
  private final HttpServer ingest;

  /** An API that stands alone. */
  Gateway(GatewaySettings settings, Clock clock) throws IOException {
    this(settings, clock, (route, status, body) -> {}, Optional.empty());
  }

  /** An API whose answers are listened to, with a website beside it. */
  Gateway(GatewaySettings settings, Clock clock, AnswerListener listener, HttpHandler website)
      throws IOException {
    this(settings, clock, listener, Optional.of(website));
  }

  private Gateway(
      GatewaySettings settings, Clock clock, AnswerListener listener, Optional<HttpHandler> website)
      throws IOException {
    Supplier<String> ids = () -> UUID.randomUUID().toString();
    Invocations invocations =
        new Invocations(settings.maxWaiting(), settings.functionTimeout(), clock, ids);
    HttpHandler api =
        new HttpApi(settings.routes(), settings.cors(), invocations, clock, ids, listener);
    this.runtimeApi = serve(settings.runtimeApiPort(), new RuntimeApi(invocations));
    try {
      this.ingest =
          serve(
              settings.ingestPort(),
              website.isPresent() ? beside(website.get(), api, settings.routes()) : api);
    } catch (IOException e) {
      runtimeApi.stop(0);
      threads.shutdownNow();
      throw e;
    }
  }

  @Override
  public void close() {
    ingest.stop(0);
    runtimeApi.stop(0);
    threads.shutdownNow();
  }

  private static HttpHandler beside(HttpHandler website, HttpHandler api, Set<String> routes) {
    Set<String> paths =
        routes.stream()
            .map(route -> route.substring(route.indexOf(' ') + 1))
            .collect(Collectors.toUnmodifiableSet());
    return exchange ->
        (paths.contains(exchange.getRequestURI().getPath()) ? api : website).handle(exchange);
  }

  private HttpServer serve(int port, HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
    server.createContext("/", handler);
    server.setExecutor(threads);
    server.start();
    return server;
  }
}
