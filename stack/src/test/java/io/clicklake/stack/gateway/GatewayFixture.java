package io.clicklake.stack.gateway;

import com.sun.net.httpserver.HttpHandler;
import io.clicklake.components.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A gateway on free ports, and clients of both its sides. */
final class GatewayFixture implements AutoCloseable {

  private final int ingestPort = FreePorts.next();
  private final int runtimeApiPort = FreePorts.next();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Gateway gateway;

  GatewayFixture(Duration functionTimeout, int maxWaiting) throws IOException {
    this.gateway = new Gateway(settings(functionTimeout, maxWaiting), Clock.systemUTC());
  }

  /** The same with a listener and a website. */
  GatewayFixture(AnswerListener listener, HttpHandler website) throws IOException {
    this.gateway =
        new Gateway(settings(Duration.ofSeconds(20), 10), Clock.systemUTC(), listener, website);
  }

  private GatewaySettings settings(Duration functionTimeout, int maxWaiting) {
    return new GatewaySettings(
        ingestPort,
        runtimeApiPort,
        functionTimeout,
        maxWaiting,
        Set.of("POST /ingest", "GET /i.gif", "GET /health", "HEAD /health"),
        CorsPolicy.anyOrigin());
  }

  int runtimeApiPort() {
    return runtimeApiPort;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ingestPort + path));
  }

  HttpRequest post(String body) {
    return request("/ingest")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest request) {
    return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Asks for the next invocation, as a runtime does. */
  HttpResponse<String> next() throws IOException, InterruptedException {
    return send(runtime("/invocation/next").build());
  }

  /** Ends an invocation, as a runtime does. */
  HttpResponse<String> end(HttpResponse<String> invocation, String kind, String body)
      throws IOException, InterruptedException {
    String id = invocation.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
    return send(
        runtime("/invocation/" + id + "/" + kind)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  HttpRequest.Builder runtime(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + runtimeApiPort + "/2018-06-01/runtime" + path));
  }

  @Override
  public void close() {
    gateway.close();
  }
}
