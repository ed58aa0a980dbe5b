package io.clicklake.connect.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on 127.0.0.1 that answers as told and remembers what it received. */
final class ScriptedServer implements AutoCloseable {

  /** A request as it came. */
  record Received(String method, URI uri, Map<String, List<String>> headers, byte[] body) {

    Optional<String> header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> String.join(",", header.getValue()))
          .findAny();
    }

    String text() {
      return new String(body, UTF_8);
    }
  }

  /** What a request is answered with. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  static {
    // Read when the server's classes are; without it each answer waits for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<Received> received = new ArrayList<>();
  private final Deque<Answer> script = new ArrayDeque<>();

  ScriptedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers with these in turn, with the last of them for ever. */
  ScriptedServer plays(Answer... answers) {
    synchronized (script) {
      script.clear();
      script.addAll(List.of(answers));
    }
    return this;
  }

  List<Received> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  Received only() {
    List<Received> all = received();
    if (all.size() != 1) {
      throw new AssertionError("received " + all);
    }
    return all.get(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      synchronized (received) {
        received.add(
            new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
      }
      next().to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer next() {
    synchronized (script) {
      return script.size() > 1 ? script.remove() : script.element();
    }
  }

  static Answer answers(int status, String body) {
    return answers(status, Map.of(), body);
  }

  static Answer answers(int status, Map<String, String> headers, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(UTF_8);
      headers.forEach(exchange.getResponseHeaders()::add);
      boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
      if (!empty) {
        exchange.getResponseBody().write(bytes);
      }
    };
  }

  /** An error as S3 tells it. */
  static Answer error(int status, String code) {
    return error(status, code, "told by the script");
  }

  static Answer error(int status, String code, String message) {
    return answers(status, errorBody(code, message));
  }

  static String errorBody(String code, String message) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
        .formatted(code, message);
  }

  /** The connection ends without an answer. */
  static Answer hangsUp() {
    return HttpExchange::close;
  }

  /** The connection ends in the middle of the answer's body. */
  static Answer breaksOff(String body) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 2L * body.length());
      exchange.getResponseBody().write(body.getBytes(UTF_8));
      exchange.getResponseBody().flush();
      exchange.close();
    };
  }

  /** No answer while the server lives. */
  Answer keepsSilent() {
    return exchange -> ended.await();
  }

  @Override
  public void close() {
    ended.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
