package io.clicklake.host.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.host.HostException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The REST API of a Connect worker on this host. */
public final class Worker {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PER_REQUEST = Duration.ofSeconds(90);
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** The worker whose API begins at this address. */
  public Worker(URI base) {
    this.base = base;
  }

  /**
   * How many connectors and tasks do not run, a connector that should be there and is not among
   * them.
   *
   * @throws IOException when it does not say so now
   */
  public long notRunning(Set<String> wanted) throws IOException {
    Map<String, ConnectorState> states = states();
    return states.values().stream().mapToLong(ConnectorState::notRunning).sum()
        + wanted.stream().filter(connector -> !states.containsKey(connector)).count();
  }

  /** Whether it is a member of its group and serves. */
  public boolean answers() {
    try {
      return send(HttpRequest.newBuilder(at("/health")).GET()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /**
   * What all connectors of its group and their tasks are doing, by the connectors' names.
   *
   * @throws IOException when it does not say so now
   */
  Map<String, ConnectorState> states() throws IOException {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(at("/connectors?expand=status")).GET());
    if (answer.statusCode() == CONFLICT) {
      throw new IOException("the group of workers is being formed");
    }
    Map<String, ConnectorState> states = new HashMap<>();
    read(expect(answer, "asked how its connectors are"))
        .properties()
        .forEach(
            entry ->
                states.put(entry.getKey(), ConnectorState.of(entry.getValue().path("status"))));
    return states;
  }

  /** A connector's configuration; empty when there is no such connector. */
  Optional<Map<String, String>> configuration(String connector) throws IOException {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(at("/connectors/" + connector + "/config")).GET());
    if (answer.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    Map<String, String> configuration = new HashMap<>();
    read(expect(answer, "asked for the configuration of " + connector))
        .properties()
        .forEach(entry -> configuration.put(entry.getKey(), entry.getValue().asText()));
    return Optional.of(configuration);
  }

  /**
   * Makes a connector, or gives it another configuration.
   *
   * @return whether it was taken; false when the group of workers is being formed, and it is to be
   *     tried again
   * @throws HostException when the configuration is refused, with what the worker says of it
   */
  boolean configure(String connector, Map<String, String> configuration) throws IOException {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(at("/connectors/" + connector + "/config"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(configuration))));
    if (answer.statusCode() == CONFLICT) {
      return false;
    }
    expect(answer, "given the configuration of " + connector);
    return true;
  }

  /** What a connector and its tasks are doing; nothing yet of one that was just made. */
  ConnectorState state(String connector) throws IOException {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(at("/connectors/" + connector + "/status")).GET());
    return answer.statusCode() == NOT_FOUND || answer.statusCode() == CONFLICT
        ? ConnectorState.UNKNOWN
        : ConnectorState.of(read(expect(answer, "asked how " + connector + " is")));
  }

  /**
   * Starts what has failed of a connector and its tasks again.
   *
   * @return whether it was taken; false when the group of workers is being formed
   */
  boolean restartFailed(String connector) throws IOException {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(
                    at("/connectors/" + connector + "/restart?includeTasks=true&onlyFailed=true"))
                .POST(BodyPublishers.noBody()));
    if (answer.statusCode() == CONFLICT) {
      return false;
    }
    expect(answer, "asked to start " + connector + " again");
    return true;
  }

  private URI at(String path) {
    return URI.create(base + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.timeout(PER_REQUEST).build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostException("interrupted while waiting for Connect at " + base, e);
    }
  }

  private String expect(HttpResponse<String> answer, String asked) {
    if (answer.statusCode() / 100 != 2) {
      throw new HostException(
          "Connect at %s, %s, answers %d: %s"
              .formatted(base, asked, answer.statusCode(), answer.body().strip()));
    }
    return answer.body();
  }

  private static JsonNode read(String text) throws JsonProcessingException {
    return JSON.readTree(text);
  }
}
