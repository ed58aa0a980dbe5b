package io.clicklake.components;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks a local server over HTTP, for health checks; never throws for a server that is not there.
 */
public final class HttpProbe {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(PATIENCE)
          .build();

  private HttpProbe() {}

  /** Whether GET brings any answer at all. */
  public static boolean answers(URI uri) {
    return get(uri).isPresent();
  }

  /** Whether GET brings a status of the 200 family. */
  public static boolean succeeds(URI uri) {
    return body(uri).isPresent();
  }

  /** The body that GET brings with a status of the 200 family. */
  public static Optional<String> body(URI uri) {
    return get(uri).filter(response -> response.statusCode() / 100 == 2).map(HttpResponse::body);
  }

  private static Optional<HttpResponse<String>> get(URI uri) {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    try {
      return Optional.of(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException notThere) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
