package io.clicklake.benchmarks.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The REST API of one Connect worker, which may be down. Safe for several threads. */
public final class ConnectApi {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final URI worker;

  public ConnectApi(URI worker) {
    this.worker = worker;
  }

  /**
   * What a connector and its tasks say of themselves.
   *
   * @param state of the connector or of a task
   * @param trace why it failed, empty otherwise
   */
  public record Part(String name, String state, String trace) {

    /** Whether it runs. */
    public boolean running() {
      return state.equals("RUNNING");
    }

    /** Whether it has given up. */
    public boolean failed() {
      return state.equals("FAILED");
    }
  }

  /** The connector and its tasks; empty where the worker does not say. */
  public List<Part> parts(String connector) {
    Optional<JsonNode> status = send(request("/connectors/" + connector + "/status").GET());
    if (status.isEmpty()) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    parts.add(part("connector " + connector, status.get().path("connector")));
    for (JsonNode task : status.get().path("tasks")) {
      parts.add(part("task " + task.path("id").asInt(), task));
    }
    return parts;
  }

  /** Makes the connector, or changes its settings; says whether the worker took it. */
  public boolean put(String connector, Map<String, String> settings) {
    String body = JSON.valueToTree(settings).toString();
    return send(request("/connectors/" + connector + "/config").PUT(BodyPublishers.ofString(body)))
        .isPresent();
  }

  /** Restarts the connector and all its tasks; says whether the worker took it. */
  public boolean restart(String connector) {
    return send(request("/connectors/" + connector + "/restart?includeTasks=true&onlyFailed=false")
            .POST(BodyPublishers.noBody()))
        .isPresent();
  }

  private static Part part(String name, JsonNode node) {
    return new Part(name, node.path("state").asText(), node.path("trace").asText());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(worker + path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json");
  }

  private static Optional<JsonNode> send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return answer.statusCode() / 100 == 2
          ? Optional.of(JSON.readTree(answer.body()))
          : Optional.empty();
    } catch (IOException notThere) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
