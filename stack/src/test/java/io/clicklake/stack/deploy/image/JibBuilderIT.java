package io.clicklake.stack.deploy.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.components.FreePorts;
import io.clicklake.stack.deploy.account.RegistryLogin;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image that Jib pushes to a registry, read back through the registry's API. */
class JibBuilderIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RegistryLogin LOGIN = new RegistryLogin("AWS", "nobody asks");

  @TempDir Path work;

  @Test
  void itIsOneManifestForArm64WithTheJarsAndTheFunctionsOptions() throws Exception {
    requireTheImageIn(LocalRegistry.inMemory());
  }

  @Test
  void debiansRegistryTakesIt() throws Exception {
    assumeThat(LocalRegistry.missing()).isEmpty();
    requireTheImageIn(LocalRegistry.real(work.resolve("registry")));
  }

  private void requireTheImageIn(LocalRegistry started) throws Exception {
    FunctionContext context = context();
    try (LocalRegistry registry = started) {
      String base = registry.layBase(work);
      String image = registry.address() + "/clicklake-ingest:1.0";
      String digest = new JibBuilder(base, work.resolve("cache")).push(context, image, LOGIN);

      HttpResponse<String> manifest = registry.get("clicklake-ingest/manifests/" + digest);
      assertThat(manifest.statusCode()).isEqualTo(200);
      JsonNode read = JSON.readTree(manifest.body());
      assertThat(read.path("mediaType").asText())
          .isEqualTo("application/vnd.docker.distribution.manifest.v2+json");
      assertThat(read.path("layers")).hasSize(2);
      JsonNode config =
          JSON.readTree(
              registry
                  .get("clicklake-ingest/blobs/" + read.path("config").path("digest").asText())
                  .body());
      assertThat(config.path("architecture").asText()).isEqualTo("arm64");
      assertThat(config.path("os").asText()).isEqualTo("linux");
      List<String> entryPoint = new ArrayList<>();
      config.path("config").path("Entrypoint").forEach(word -> entryPoint.add(word.asText()));
      assertThat(entryPoint)
          .startsWith("/var/lang/bin/java")
          .contains("-cp", "/var/task/lib/one.jar:/var/task/lib/two.jar", "-XX:+UseSerialGC")
          .endsWith("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
      assertThat(config.path("config").path("Cmd").path(0).asText())
          .isEqualTo("io.clicklake.producer.lambda.IngestHandler");
      assertThat(config.path("config").path("User").asText()).isEqualTo("65532:65532");

      assertThat(new JibBuilder(base, work.resolve("cache")).push(context, image, LOGIN))
          .as("the same of the same")
          .isEqualTo(digest);
    }
  }

  @Test
  void aRegistryThatIsNotThereIsNamed() throws Exception {
    String nowhere = "127.0.0.1:" + FreePorts.next();
    assertThatExceptionOfType(ImageException.class)
        .isThrownBy(
            () ->
                new JibBuilder(nowhere + "/base:25", work.resolve("cache"))
                    .push(context(), nowhere + "/clicklake-ingest:1.0", LOGIN))
        .withMessageContainingAll("cannot build", nowhere, "expected both registries");
  }

  private FunctionContext context() throws Exception {
    Path directory = work.resolve("function");
    Files.createDirectories(directory.resolve("lib"));
    Files.writeString(directory.resolve("Dockerfile"), "FROM scratch");
    Files.writeString(directory.resolve("lib/one.jar"), "one");
    Files.writeString(directory.resolve("lib/two.jar"), "two");
    return new FunctionContext(directory);
  }
}
