package io.clicklake.stack.gateway;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came in.
 *
 * @param path percent-decoded
 * @param query as it was sent, without the question mark; empty if there is none
 * @param headers by lower-case name, several values joined by a comma
 * @param sourceIp the client's address
 */
record HttpRequest(
    String method,
    String path,
    String query,
    String protocol,
    Map<String, String> headers,
    String sourceIp,
    byte[] body) {

  HttpRequest {
    Map<String, String> lowered = new TreeMap<>();
    headers.forEach((name, value) -> lowered.put(name.toLowerCase(Locale.ROOT), value));
    headers = Map.copyOf(lowered);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  boolean preflight() {
    return method.equals("OPTIONS")
        && headers.containsKey("origin")
        && headers.containsKey("access-control-request-method");
  }
}
