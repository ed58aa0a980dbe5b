package io.clicklake.stack.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Lambda Runtime API, version 2018-06-01, for any number of runtimes.
 *
 * <pre>
 * GET  /2018-06-01/runtime/invocation/next           the next event, as soon as there is one
 * POST /2018-06-01/runtime/invocation/{id}/response  its answer
 * POST /2018-06-01/runtime/invocation/{id}/error     its failure
 * POST /2018-06-01/runtime/init/error                the function cannot start
 * GET  /2018-06-01/ping                              whether this server answers
 * GET  /clicklake/runtimes                           200 while a runtime is there, else 503
 * </pre>
 */
final class RuntimeApi implements HttpHandler {

  private static final int MAX_PAYLOAD_BYTES = 6 << 20;
  private static final String ARN =
      "arn:aws:lambda:us-east-1:000000000000:function:clicklake-ingest";
  private static final String ACCEPTED = "{\"status\":\"OK\"}";
  private static final String NEXT = "/2018-06-01/runtime/invocation/next";
  private static final Pattern END =
      Pattern.compile("/2018-06-01/runtime/invocation/([^/]+)/(response|error)");

  private final Invocations invocations;

  RuntimeApi(Invocations invocations) {
    this.invocations = invocations;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Matcher end = END.matcher(path);
    switch (exchange.getRequestMethod()) {
      case "GET" -> {
        switch (path) {
          case NEXT -> next(exchange);
          case "/2018-06-01/ping" -> HttpMessages.answer(exchange, 200, "\"pong\"");
          case "/clicklake/runtimes" -> runtimes(exchange);
          default -> notFound(exchange);
        }
      }
      case "POST" -> {
        if (end.matches()) {
          end(exchange, end.group(1), end.group(2));
        } else if (path.equals("/2018-06-01/runtime/init/error")) {
          initError(exchange);
        } else {
          notFound(exchange);
        }
      }
      default -> notFound(exchange);
    }
  }

  /**
   * Hands out an invocation. A runtime that died while it waited is noticed when the answer cannot
   * be written; the invocation then goes to another.
   */
  private void next(HttpExchange exchange) throws IOException {
    Invocation invocation;
    try {
      invocation = invocations.next();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the gateway ends", e);
    }
    try {
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", "application/json");
      headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
      headers.set(
          "Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline().toEpochMilli()));
      headers.set("Lambda-Runtime-Invoked-Function-Arn", ARN);
      headers.set("Lambda-Runtime-Trace-Id", "Root=" + invocation.id() + ";Sampled=0");
      HttpMessages.answerInTwoSteps(exchange, invocation.event());
    } catch (IOException gone) {
      invocations.giveBack(invocation);
      throw gone;
    }
  }

  private void end(HttpExchange exchange, String id, String kind) throws IOException {
    byte[] payload = HttpMessages.body(exchange, MAX_PAYLOAD_BYTES).orElse(new byte[0]);
    if (kind.equals("response") && payload.length == 0) {
      invocations.end(id, new Outcome.Failed("its answer is empty or larger than 6 MiB"));
      HttpMessages.answer(exchange, 413, "{\"errorType\":\"RequestEntityTooLarge\"}");
      return;
    }
    invocations.end(
        id,
        kind.equals("response")
            ? new Outcome.Answered(payload)
            : new Outcome.Failed(new String(payload, StandardCharsets.UTF_8)));
    HttpMessages.answer(exchange, 202, ACCEPTED);
  }

  private void initError(HttpExchange exchange) throws IOException {
    String error =
        HttpMessages.body(exchange, MAX_PAYLOAD_BYTES)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElse("");
    System.err.println("function cannot start: " + error);
    invocations.failWaiting(error);
    HttpMessages.answer(exchange, 202, ACCEPTED);
  }

  private void runtimes(HttpExchange exchange) throws IOException {
    int runtimes = invocations.runtimes();
    HttpMessages.answer(exchange, runtimes > 0 ? 200 : 503, "{\"runtimes\":" + runtimes + "}");
  }

  private static void notFound(HttpExchange exchange) throws IOException {
    HttpMessages.answer(exchange, 404, "{\"errorType\":\"NotFound\"}");
  }
}
