package io.clicklake.stack.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reading and answering an exchange of the JDK's HTTP server. */
final class HttpMessages {

  private static final long NO_BODY = -1;

  private HttpMessages() {}

  /** The request's body, or nothing if it is larger than {@code maxBytes}. */
  static Optional<byte[]> body(HttpExchange exchange, int maxBytes) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      return bytes.length > maxBytes ? Optional.empty() : Optional.of(bytes);
    }
  }

  /** Answers with JSON. */
  static void answer(HttpExchange exchange, int status, String json) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    answer(exchange, status, json.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with the headers set before and this body. */
  static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    boolean empty = head || body.length == 0 || status == 204 || status == 304;
    exchange.sendResponseHeaders(status, empty ? NO_BODY : body.length);
    if (!empty) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
    exchange.close();
  }

  /**
   * Answers with the headers first and the body once they are on their way: a peer that is gone
   * resets the connection at the headers, so that writing the body throws.
   */
  static void answerInTwoSteps(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.flush();
      out.write(body);
      out.flush();
    }
  }
}
