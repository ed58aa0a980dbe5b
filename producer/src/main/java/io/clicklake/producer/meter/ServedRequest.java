package io.clicklake.producer.meter;

import java.time.Duration;
import java.util.Optional;

/**
 * A request and its answer, as far as a log may know them: no body, no query, no address.
 *
 * @param requestId the gateway's identity of it
 * @param invocationId Lambda's identity of the invocation
 * @param took from the invocation's begin to the answer
 * @param tally what became of its events; empty for a request that sends none
 */
public record ServedRequest(
    String requestId,
    String invocationId,
    String method,
    String path,
    int status,
    Duration took,
    Optional<Tally> tally) {

  private static final int MAX_CHARACTERS = 200;

  public ServedRequest {
    requestId = cut(requestId);
    invocationId = cut(invocationId);
    method = cut(method);
    path = cut(path);
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), MAX_CHARACTERS));
  }
}
