package io.clicklake.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ServerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void objectsAreFilesThatSurviveSigkillAndOnlyLoopbackIsServed(@TempDir Path state)
      throws Exception {
    S3Server server =
        new S3Server(
            Distribution.fromSystemProperty(), state, FreePorts.next(), List.of("clicklake"));
    SignedRequest owner = new SignedRequest(server.accessKey(), server.secretKey());
    URI object = URI.create(server.endpoint() + "/clicklake/topics/a.txt");
    try (RunningComponent running = RunningComponent.start(server, PATIENCE)) {
      if (ListeningSockets.known()) {
        assertThat(ListeningSockets.of(running.pid())).hasSize(1);
        assertThat(ListeningSockets.beyondLoopback(running.pid())).isEmpty();
      }
      assertThat(send(owner.put(object, "kept", Instant.now())).statusCode()).isEqualTo(200);
      assertThat(server.bucketDirectory("clicklake").resolve("topics/a.txt")).hasContent("kept");
      running.kill();
      assertThat(server.healthy()).isFalse();

      running.restart(PATIENCE);
      assertThat(send(owner.get(object, Instant.now())).body()).isEqualTo("kept");
    }
    assertThat(RunningComponent.find(server)).isEmpty();
  }

  @Test
  void aWrongSecretIsRefusedAndABucketMayComeLater(@TempDir Path state) throws Exception {
    S3Server server =
        new S3Server(Distribution.fromSystemProperty(), state, FreePorts.next(), List.of());
    URI object = URI.create(server.endpoint() + "/late/b.txt");
    RunningComponent running = RunningComponent.start(server, PATIENCE);
    try (running) {
      server.createBucket("late");
      SignedRequest stranger = new SignedRequest(server.accessKey(), "guessed");
      assertThat(send(stranger.put(object, "x", Instant.now())).statusCode()).isEqualTo(403);
      SignedRequest owner = new SignedRequest(server.accessKey(), server.secretKey());
      assertThat(send(owner.put(object, "x", Instant.now())).statusCode()).isEqualTo(200);
    }
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
