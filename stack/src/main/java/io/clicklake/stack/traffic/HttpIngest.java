package io.clicklake.stack.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The endpoint over HTTP, posted to as a browser's beacon does: text/plain, no preflight.
 *
 * <p>A body with counts (202, or 400 where nothing in the batch could be accepted) is an answer;
 * 429 and 5xx, a time-out and a broken connection are reasons to try again; anything else is a
 * refusal.
 */
final class HttpIngest implements Ingest {
  private static final int EXCERPT = 300;

  private final URI url;
  private final Duration timeout;
  private final Clock clock;
  private final HttpClient http;
  private final JsonMapper json = new JsonMapper();

  /**
   * @param timeout how long one request may take; longer than the gateway's own, so that the
   *     gateway has the last word
   */
  HttpIngest(URI url, Duration timeout, Clock clock) {
    this.url = url;
    this.timeout = timeout;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  @Override
  public IngestAnswer post(EventBatch batch) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(timeout)
            .header("content-type", "text/plain;charset=UTF-8")
            .header("origin", Blog.ORIGIN)
            .POST(HttpRequest.BodyPublishers.ofString(batch.body(clock.instant())))
            .build();
    try {
      return answer(http.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return new IngestAnswer.TryAgain(Optional.empty(), why);
    }
  }

  private IngestAnswer answer(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status == 429 || status >= 500) {
      return new IngestAnswer.TryAgain(retryAfter(response), saying(response));
    }
    if (status == 202 || status == 400) {
      Optional<IngestAnswer> counted = counts(response.body());
      if (counted.isPresent()) {
        return counted.get();
      }
    }
    throw new IngestRefusedException(
        "POST "
            + url
            + " answered "
            + saying(response)
            + ", expected 202 or 400 with the fields accepted and rejected");
  }

  private Optional<IngestAnswer> counts(String body) {
    try {
      JsonNode answer = json.readTree(body);
      JsonNode accepted = answer.path("accepted");
      JsonNode rejected = answer.path("rejected");
      return accepted.isInt() && rejected.isArray()
          ? Optional.of(new IngestAnswer.Counted(accepted.intValue(), rejected.size()))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("retry-after")
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static String saying(HttpResponse<String> response) {
    String body = response.body();
    String excerpt = body.length() > EXCERPT ? body.substring(0, EXCERPT) + "…" : body;
    return response.statusCode() + " " + excerpt;
  }
}
