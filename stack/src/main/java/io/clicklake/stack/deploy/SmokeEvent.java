package io.clicklake.stack.deploy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** An event that may be sent again and again, for it keeps its id. */
record SmokeEvent(UUID id) {

  private static final Duration PATIENCE = Duration.ofSeconds(35);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  /** Sends it once; what is wrong with the answer, or nothing. */
  Optional<String> post(URI address) {
    String body =
        "{\"event_type\":\"custom\",\"event_id\":\"%s\",\"check\":\"deploy\"}".formatted(id);
    try {
      HttpResponse<String> response =
          HTTP.send(
              HttpRequest.newBuilder(address)
                  .timeout(PATIENCE)
                  .header("content-type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 202
          ? Optional.empty()
          : Optional.of(response.statusCode() + " " + response.body());
    } catch (IOException e) {
      return Optional.of("no answer, " + e.getClass().getSimpleName() + " " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeploymentException("interrupted while the event was sent");
    }
  }

  /** Whether the same event may succeed later: an outage, a throttle, no answer at all. */
  boolean worthAnother(String problem) {
    return !problem.matches("(?s)4\\d\\d .*") || problem.startsWith("429");
  }
}
