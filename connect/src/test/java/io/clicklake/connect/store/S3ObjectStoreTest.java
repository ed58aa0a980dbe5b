package io.clicklake.connect.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.S3Server;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a running S3 server, and what becomes of refusals and outages. */
class S3ObjectStoreTest extends ObjectStoreContract {

  @TempDir static Path state;
  private static S3Server server;
  private static RunningComponent running;
  private static ObjectStore store;

  @BeforeAll
  static void startServer() throws Exception {
    server =
        new S3Server(Distribution.fromSystemProperty(), state, FreePorts.next(), List.of("lake"));
    running = RunningComponent.start(server, Duration.ofSeconds(30));
    store = new S3ObjectStore(settings(server.endpoint(), "lake", server.secretKey()));
  }

  @AfterAll
  static void stopServer() {
    store.close();
    running.close();
  }

  private static S3Settings settings(URI endpoint, String bucket, String secret) {
    return S3Settings.of(
        bucket,
        "us-east-1",
        Optional.of(endpoint),
        true,
        new S3Credentials.StaticKeys(server.accessKey(), secret, Optional.empty()));
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Test
  void aMissingBucketIsRefusedWithTheSettingToChange() {
    try (ObjectStore other =
        new S3ObjectStore(settings(server.endpoint(), "nowhere", server.secretKey()))) {
      assertThatThrownBy(() -> other.putIfAbsent("key", new byte[1]))
          .isInstanceOf(StoreRefusedException.class)
          .hasMessageContaining("nowhere")
          .hasMessageContaining("s3.bucket.name");
      assertThatThrownBy(() -> other.beginUpload("key", java.util.Map.of()))
          .isInstanceOf(StoreRefusedException.class);
      assertThatThrownBy(() -> other.read("key")).isInstanceOf(StoreRefusedException.class);
    }
  }

  @Test
  void aWrongSecretIsRefusedWithTheSettingToChange() {
    try (ObjectStore other = new S3ObjectStore(settings(server.endpoint(), "lake", "wrong"))) {
      assertThatThrownBy(() -> other.putIfAbsent("key", new byte[1]))
          .isInstanceOf(StoreRefusedException.class)
          .hasMessageContaining("403")
          .hasMessageContaining("aws.access.key.id");
    }
  }

  @Test
  void aServerThatIsNotThereIsAnOutage() throws Exception {
    URI nobody = URI.create("http://127.0.0.1:" + FreePorts.next());
    try (ObjectStore other = new S3ObjectStore(settings(nobody, "lake", "any"))) {
      assertThatThrownBy(() -> other.read("key")).isInstanceOf(StoreUnavailableException.class);
    }
  }

  @Test
  void credentialsDoNotShowTheirSecret() {
    assertThat(settings(server.endpoint(), "lake", "hush").toString()).doesNotContain("hush");
  }
}
