package io.clicklake.stack.gateway;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which pages' scripts may call the API, as API Gateway's CORS configuration has it: the gateway
 * itself answers preflight requests and adds the headers to every answer, in place of the
 * function's.
 *
 * @param origins origins in lower case, or {@code *} for any
 * @param headers headers that scripts may send
 * @param exposedHeaders headers of answers that scripts may read
 */
record CorsPolicy(
    Set<String> origins,
    Set<String> methods,
    Set<String> headers,
    Set<String> exposedHeaders,
    Duration maxAge) {

  private static final String ANY = "*";

  CorsPolicy {
    origins = Set.copyOf(origins);
    methods = Set.copyOf(methods);
    headers = Set.copyOf(headers);
    exposedHeaders = Set.copyOf(exposedHeaders);
    if (origins.isEmpty()) {
      throw new IllegalArgumentException("origins is empty, expected origins or *");
    }
  }

  /** Any page may post events, and read how long to wait before it tries again. */
  static CorsPolicy anyOrigin() {
    return new CorsPolicy(
        Set.of(ANY),
        Set.of("POST", "GET", "OPTIONS"),
        Set.of("content-type", "content-encoding"),
        Set.of("retry-after"),
        Duration.ofDays(1));
  }

  /** The headers of an answer to a request from this origin. */
  Map<String, String> answerHeaders(Optional<String> origin) {
    return allowed(origin)
        .map(
            allowed -> {
              Map<String, String> answer = new LinkedHashMap<>();
              answer.put("access-control-allow-origin", allowed);
              if (!exposedHeaders.isEmpty()) {
                answer.put("access-control-expose-headers", joined(exposedHeaders));
              }
              return answer;
            })
        .orElse(Map.of());
  }

  /** The headers of an answer to a preflight request from this origin. */
  Map<String, String> preflightHeaders(Optional<String> origin) {
    return allowed(origin)
        .map(
            allowed -> {
              Map<String, String> answer = new LinkedHashMap<>();
              answer.put("access-control-allow-origin", allowed);
              answer.put("access-control-allow-methods", joined(methods));
              answer.put("access-control-allow-headers", joined(headers));
              answer.put("access-control-max-age", Long.toString(maxAge.toSeconds()));
              return answer;
            })
        .orElse(Map.of());
  }

  private Optional<String> allowed(Optional<String> origin) {
    if (origin.isEmpty()) {
      return Optional.empty();
    }
    if (origins.contains(ANY)) {
      return Optional.of(ANY);
    }
    return origin.filter(asked -> origins.contains(asked.toLowerCase(Locale.ROOT)));
  }

  private static String joined(Set<String> values) {
    return String.join(",", new TreeSet<>(values));
  }
}
