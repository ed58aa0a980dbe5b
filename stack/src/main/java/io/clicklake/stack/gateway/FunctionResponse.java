package io.clicklake.stack.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the gateway makes of the function's answer, payload format 2.0.
 *
 * @param headers by lower-case name, without CORS headers, which are the gateway's own
 * @param cookies one {@code Set-Cookie} each
 */
record FunctionResponse(
    int status, Map<String, String> headers, List<String> cookies, byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CORS = "access-control-";

  FunctionResponse {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("statusCode is " + status + ", expected 200 to 599");
    }
  }

  /** Reads the function's answer; empty when it is none that an HTTP client could be given. */
  static Optional<FunctionResponse> parse(byte[] payload) {
    try {
      JsonNode answer = JSON.readTree(payload);
      if (!answer.has("statusCode")) {
        return Optional.of(
            new FunctionResponse(
                200, Map.of("content-type", "application/json"), List.of(), payload));
      }
      return Optional.of(
          new FunctionResponse(
              answer.get("statusCode").asInt(),
              headers(answer.path("headers")),
              cookies(answer.path("cookies")),
              body(answer)));
    } catch (IOException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Map<String, String> headers(JsonNode node) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", "application/json");
    node.fields()
        .forEachRemaining(
            field -> {
              String name = field.getKey().toLowerCase(Locale.ROOT);
              if (!name.startsWith(CORS) && !name.equals("content-length")) {
                headers.put(name, field.getValue().asText());
              }
            });
    return headers;
  }

  private static List<String> cookies(JsonNode node) {
    List<String> cookies = new ArrayList<>();
    node.forEach(cookie -> cookies.add(cookie.asText()));
    return cookies;
  }

  private static byte[] body(JsonNode answer) {
    String body = answer.path("body").asText("");
    return answer.path("isBase64Encoded").asBoolean(false)
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }
}
