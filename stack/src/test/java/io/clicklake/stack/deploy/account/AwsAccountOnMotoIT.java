package io.clicklake.stack.deploy.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.components.FreePorts;
import io.clicklake.components.MotoServer;
import io.clicklake.components.RunningComponent;
import io.clicklake.stack.deploy.MotoAthena;
import io.clicklake.stack.deploy.account.AwsCalls.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract on moto, and what an account says of refusals. */
class AwsAccountOnMotoIT extends AccountContract {

  private static final String REGION = "eu-central-1";
  private static final StaticCredentialsProvider KEYS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

  private static Optional<RunningComponent> running = Optional.empty();
  private static URI url = URI.create("http://127.0.0.1");

  @BeforeAll
  static void start(@TempDir Path state) {
    assumeThat(MotoServer.missing()).isEmpty();
    MotoServer moto = new MotoServer(state, FreePorts.next());
    url = moto.url();
    running = Optional.of(RunningComponent.start(moto, Duration.ofMinutes(2)));
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  @AfterAll
  static void stop() {
    running.ifPresent(RunningComponent::close);
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @BeforeEach
  void emptyAccount() throws Exception {
    HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(url.resolve("/moto-api/reset"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.discarding());
    try (S3Client s3 =
        S3Client.builder()
            .endpointOverride(url)
            .region(Region.of(REGION))
            .credentialsProvider(KEYS)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      s3.createBucket(create -> create.bucket(BUCKET));
    }
    call(Service.ECR, "CreateRepository", Map.of("repositoryName", REPOSITORY));
  }

  @Override
  Account account() {
    return new AwsAccount(REGION, Map.of("AWS_ENDPOINT_URL", url.toString()), Pause.real());
  }

  @Override
  void putParameter(String name, String value) {
    call(Service.SSM, "PutParameter", Map.of("Name", name, "Value", value, "Type", "SecureString"));
  }

  @Override
  String putImage(String tag) {
    String manifest =
        new ObjectMapper()
            .createObjectNode()
            .put("schemaVersion", 2)
            .put("mediaType", "application/vnd.docker.distribution.manifest.v2+json")
            .set("layers", new ObjectMapper().createArrayNode())
            .toString();
    return call(
            Service.ECR,
            "PutImage",
            Map.of("repositoryName", REPOSITORY, "imageTag", tag, "imageManifest", manifest))
        .path("image")
        .path("imageId")
        .path("imageDigest")
        .asText();
  }

  @Override
  void letTheLakeAnswer(List<List<String>> rows) {
    new MotoAthena(url, REGION).answers(List.of(rows));
  }

  @Test
  void aRefusalSaysWhatWasAskedAndWhichRightItNeeds() {
    try (Account account = account()) {
      assertThatExceptionOfType(AccountException.class)
          .isThrownBy(() -> account.imageDigest("no-such-repository", "1"))
          .withMessageContainingAll(
              "cannot look for image no-such-repository:1 in eu-central-1",
              "RepositoryNotFoundException",
              "may ecr:DescribeImages");
      assertThatExceptionOfType(AccountException.class)
          .isThrownBy(() -> account.write("text", "no-such-bucket-of-ours", "key"))
          .withMessageContainingAll("no-such-bucket-of-ours/key", "s3:PutObject");
    }
  }

  @Test
  void aServiceThatDoesNotAnswerIsAskedAgainAndThenTold() {
    Map<String, String> nowhere = Map.of("AWS_ENDPOINT_URL_SSM", "http://127.0.0.1:1/");
    List<Duration> pauses = new ArrayList<>();
    try (Account account = new AwsAccount(REGION, nowhere, pauses::add)) {
      assertThatExceptionOfType(AccountException.class)
          .isThrownBy(() -> account.parameter("/clicklake/test/release"))
          .withMessageContainingAll("cannot read the parameter", "NoAnswer", "ssm:GetParameter");
    }
    assertThat(pauses).hasSize(3);
  }

  private static JsonNode call(Service service, String action, Map<String, ?> parameters) {
    return new AwsCalls(
            REGION,
            UrlConnectionHttpClient.create(),
            KEYS,
            new Endpoints(Map.of("AWS_ENDPOINT_URL", url.toString())),
            Pause.real())
        .call(service, action, parameters);
  }
}
