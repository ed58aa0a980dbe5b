package io.clicklake.stack.gateway;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Both servers, started on construction and ended by {@link #close()}. */
final class Gateway implements AutoCloseable {

  private static final int BACKLOG = 512;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer runtimeApi;
  private final HttpServer ingest;

  Gateway(GatewaySettings settings, Clock clock) throws IOException {
    Supplier<String> ids = () -> UUID.randomUUID().toString();
    Invocations invocations =
        new Invocations(settings.maxWaiting(), settings.functionTimeout(), clock, ids);
    this.runtimeApi = serve(settings.runtimeApiPort(), new RuntimeApi(invocations));
    try {
      this.ingest =
          serve(
              settings.ingestPort(),
              new HttpApi(settings.routes(), settings.cors(), invocations, clock, ids));
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

  private HttpServer serve(int port, HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
    server.createContext("/", handler);
    server.setExecutor(threads);
    server.start();
    return server;
  }
}
