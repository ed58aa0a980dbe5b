package io.clicklake.registry.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An HTTP server on loopback that gives the answers of a script and keeps what it was asked. */
public final class ScriptedServer implements AutoCloseable {

  public record Asked(
      String method, String rawPath, String contentType, String accept, String body) {}

  private record Answer(int status, String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch abandoned = new CountDownLatch(1);
  private volatile CountDownLatch beforeAnswer = new CountDownLatch(0);
  private volatile boolean hanging;
  private volatile boolean dripping;

  public ScriptedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public ScriptedServer answering(int status, String body) {
    script.add(new Answer(status, body));
    return this;
  }

  /** Answers wait until this is counted down. */
  public void beforeAnswer(CountDownLatch latch) {
    beforeAnswer = latch;
  }

  /** From now on it takes requests and answers none. */
  void hang() {
    hanging = true;
  }

  /** From now on its answers begin at once and go on byte by byte without end. */
  void drip() {
    dripping = true;
  }

  /** Whether a client left a dripping answer. */
  boolean abandoned() {
    return abandoned.getCount() == 0;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/base");
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
              String.valueOf(exchange.getRequestHeaders().getFirst("Accept")),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      if (hanging) {
        closing.await();
        return;
      }
      if (dripping) {
        drip(exchange);
        return;
      }
      beforeAnswer.await();
      Answer answer = script.poll();
      if (answer == null) {
        answer = new Answer(599, "the script has no answer to " + exchange.getRequestURI());
      }
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void drip(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, 0);
    try {
      while (!closing.await(10, TimeUnit.MILLISECONDS)) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
      }
    } catch (IOException e) {
      abandoned.countDown();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
