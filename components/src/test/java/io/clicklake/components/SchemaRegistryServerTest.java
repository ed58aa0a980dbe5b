package io.clicklake.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaRegistryServerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void anAcknowledgedSchemaSurvivesSigkillAndOnlyLoopbackIsServed(@TempDir Path state)
      throws Exception {
    SchemaRegistryServer registry =
        new SchemaRegistryServer(Distribution.fromSystemProperty(), state, FreePorts.next());
    try (RunningComponent running = RunningComponent.start(registry, PATIENCE)) {
      if (ListeningSockets.known()) {
        assertThat(ListeningSockets.of(running.pid())).isNotEmpty();
        assertThat(ListeningSockets.beyondLoopback(running.pid())).isEmpty();
      }
      String registered = register(registry);
      assertThat(registered).matches("\\{\"id\":\\d+\\}");
      running.kill();
      assertThat(registry.healthy()).isFalse();

      running.restart(PATIENCE);
      assertThat(HttpProbe.body(URI.create(registry.url() + "/subjects"))).hasValue("[\"words\"]");
      assertThat(register(registry)).isEqualTo(registered);
    }
    assertThat(RunningComponent.find(registry)).isEmpty();
  }

  private static String register(SchemaRegistryServer registry) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/words/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"schema\":\"\\\"string\\\"\"}"))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }
}
