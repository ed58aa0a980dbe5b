package io.clicklake.producer.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.components.FreePorts;
import io.clicklake.components.MotoServer;
import io.clicklake.components.RunningComponent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** On moto, where it is installed; parameters are encrypted there. */
class PipelineSecretsOnMotoIT extends PipelineSecretsContract {

  private static Optional<RunningComponent> running = Optional.empty();
  private static URI url = URI.create("http://127.0.0.1");

  @BeforeAll
  static void start(@TempDir Path state) {
    assumeThat(MotoServer.missing()).isEmpty();
    MotoServer moto = new MotoServer(state, FreePorts.next());
    url = moto.url();
    running = Optional.of(RunningComponent.start(moto, Duration.ofMinutes(2)));
  }

  @AfterAll
  static void stop() {
    running.ifPresent(RunningComponent::close);
  }

  @Override
  URI endpoint() {
    return url;
  }

  @Override
  void put(String name, String value) {
    try {
      byte[] body =
          new ObjectMapper()
              .writeValueAsBytes(
                  Map.of("Name", name, "Value", value, "Type", "SecureString", "Overwrite", true));
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  new SignedRequest("ssm", "eu-central-1", "AmazonSSM.PutParameter", body)
                      .to(url, new AwsCredentials("AK", "s", Optional.empty()), Instant.now())
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
