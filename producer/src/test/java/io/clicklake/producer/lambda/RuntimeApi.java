package io.clicklake.producer.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Lambda's Runtime API as far as one function needs it: next, response and the errors. */
final class RuntimeApi implements AutoCloseable {

  private static final String RUNTIME = "/2018-06-01/runtime/";

  private record Invocation(String event, Duration timeout) {}

  private final BlockingQueue<Invocation> invocations = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<String> responses = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<String> initErrors = new ArrayBlockingQueue<>(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  RuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext(RUNTIME + "invocation/next", this::next);
    server.createContext(RUNTIME + "invocation/", exchange -> take(exchange, responses));
    server.createContext(RUNTIME + "init/error", exchange -> take(exchange, initErrors));
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** What the function answers to an event, told that it has so long. */
  String invoke(String event, Duration timeout) throws InterruptedException {
    invocations.put(new Invocation(event, timeout));
    return await(responses);
  }

  /** What the function says of its failed start. */
  String initError() throws InterruptedException {
    return await(initErrors);
  }

  private String await(BlockingQueue<String> answers) throws InterruptedException {
    String answer = answers.poll(60, TimeUnit.SECONDS);
    if (answer == null) {
      throw new IllegalStateException("the function says nothing for 60 s");
    }
    return answer;
  }

  private void next(HttpExchange exchange) throws IOException {
    try (exchange) {
      Invocation invocation = invocations.take();
      byte[] event = invocation.event().getBytes(StandardCharsets.UTF_8);
      var headers = exchange.getResponseHeaders();
      // The runtime client's native part dereferences null without it.
      headers.set("Content-Type", "application/json");
      headers.set("Lambda-Runtime-Aws-Request-Id", "invocation-1");
      headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:local:0:function:ingest");
      headers.set(
          "Lambda-Runtime-Deadline-Ms",
          Long.toString(Instant.now().plus(invocation.timeout()).toEpochMilli()));
      exchange.sendResponseHeaders(200, event.length);
      exchange.getResponseBody().write(event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void take(HttpExchange exchange, BlockingQueue<String> answers)
      throws IOException {
    try (exchange) {
      answers.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(202, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
