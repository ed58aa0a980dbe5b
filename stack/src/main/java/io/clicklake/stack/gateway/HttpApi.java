package io.clicklake.stack.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * An HTTP API of API Gateway with one Lambda integration: routes, preflight answers, the event in,
 * the answer out.
 *
 * <pre>
 * unknown route                             404 {"message":"Not Found"}
 * body over 10 MiB                          413 {"message":"Request Entity Too Large"}
 * the function fails or too many wait       503 {"message":"Service Unavailable"}
 * the function does not answer in time      504 {"message":"Service Unavailable"}
 * </pre>
 */
final class HttpApi implements HttpHandler {

  private static final int MAX_BODY_BYTES = 10 << 20;

  private final Set<String> routes;
  private final CorsPolicy cors;
  private final Invocations invocations;
  private final Clock clock;
  private final Supplier<String> requestIds;
  private final AnswerListener listener;

  /** An API with these routes, each {@code METHOD /path}. */
  HttpApi(
      Set<String> routes,
      CorsPolicy cors,
      Invocations invocations,
      Clock clock,
      Supplier<String> requestIds,
      AnswerListener listener) {
    this.routes = Set.copyOf(routes);
    this.cors = cors;
    this.invocations = invocations;
    this.clock = clock;
    this.requestIds = requestIds;
    this.listener = listener;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Optional<byte[]> body = HttpMessages.body(exchange, MAX_BODY_BYTES);
    HttpRequest request = request(exchange, body.orElse(new byte[0]));
    if (request.preflight()) {
      answer(
          exchange,
          new FunctionResponse(
              204, cors.preflightHeaders(request.header("origin")), List.of(), new byte[0]));
      return;
    }
    cors.answerHeaders(request.header("origin")).forEach(exchange.getResponseHeaders()::set);
    if (body.isEmpty()) {
      answer(exchange, message(413, "Request Entity Too Large"));
      return;
    }
    String route = request.method() + " " + request.path();
    if (!routes.contains(route)) {
      answer(exchange, message(404, "Not Found"));
      return;
    }
    FunctionResponse response = invoke(request, route);
    listener.answered(route, response.status(), response.body());
    answer(exchange, response);
  }

  private FunctionResponse invoke(HttpRequest request, String route) {
    String requestId = requestIds.get();
    Outcome outcome;
    try {
      outcome = invocations.invoke(RequestEvent.of(request, route, requestId, clock.instant()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      outcome = new Outcome.Failed("the gateway ends");
    }
    if (outcome instanceof Outcome.Answered answered) {
      return FunctionResponse.parse(answered.payload())
          .orElseGet(() -> failed(requestId, "its answer is not one of payload format 2.0"));
    }
    if (outcome instanceof Outcome.Failed failure) {
      return failed(requestId, failure.error());
    }
    if (outcome instanceof Outcome.TimedOut) {
      log(requestId, "did not answer in time");
      return message(504, "Service Unavailable");
    }
    log(requestId, "was not invoked: too many invocations wait");
    return message(503, "Service Unavailable");
  }

  private static FunctionResponse failed(String requestId, String error) {
    log(requestId, "failed: " + error);
    return message(503, "Service Unavailable");
  }

  private static void log(String requestId, String what) {
    System.err.println("function " + what + ", requestId=" + requestId);
  }

  private static FunctionResponse message(int status, String message) {
    return new FunctionResponse(
        status,
        Map.of("content-type", "application/json"),
        List.of(),
        ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, FunctionResponse response) throws IOException {
    response.headers().forEach(exchange.getResponseHeaders()::set);
    response.cookies().forEach(c -> exchange.getResponseHeaders().add("set-cookie", c));
    HttpMessages.answer(exchange, response.status(), response.body());
  }

  private static HttpRequest request(HttpExchange exchange, byte[] body) {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name, String.join(",", values)));
    String query = exchange.getRequestURI().getRawQuery();
    return new HttpRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query == null ? "" : query,
        exchange.getProtocol(),
        headers,
        exchange.getRemoteAddress().getAddress().getHostAddress(),
        body);
  }
}
