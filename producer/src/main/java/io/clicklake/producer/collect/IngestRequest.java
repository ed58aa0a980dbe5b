package io.clicklake.producer.collect;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the collector needs of an HTTP request, whatever carried it.
 *
 * @param id the request's identity, as the gateway logs it
 * @param headers header values by name, looked up in any case
 * @param body the body as the gateway handed it over; empty when there was none
 * @param base64 whether {@code body} is base64 of the bytes sent
 * @param sourceIp the client's address; read for its network only
 */
public record IngestRequest(
    String id,
    Map<String, String> headers,
    String body,
    boolean base64,
    Optional<String> sourceIp) {

  public IngestRequest {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, value) -> {
          if (value != null) {
            anyCase.put(name, value);
          }
        });
    headers = Collections.unmodifiableMap(anyCase);
  }

  /** The header's value without surrounding space; empty when missing or blank. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** The content type without its parameters, in lower case; empty when missing. */
  Optional<String> mediaType() {
    return header("content-type")
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }
}
