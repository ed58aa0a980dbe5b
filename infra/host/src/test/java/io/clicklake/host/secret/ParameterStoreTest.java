package io.clicklake.host.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.clicklake.components.FreePorts;
import io.clicklake.components.MotoServer;
import io.clicklake.components.RunningComponent;
import io.clicklake.host.HostException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** On moto's server, where it is installed. */
class ParameterStoreTest extends SecretsContract {

  private static Optional<RunningComponent> moto = Optional.empty();
  private static SsmClient client;

  private final String prefix = "/clicklake/test-" + UUID.randomUUID();

  @BeforeAll
  static void start(@TempDir Path directory) {
    assumeThat(MotoServer.missing()).isEmpty();
    MotoServer server = new MotoServer(directory, FreePorts.next());
    moto = Optional.of(RunningComponent.start(server, Duration.ofMinutes(2)));
    client = client(server.url());
  }

  @AfterAll
  static void end() {
    moto.ifPresent(RunningComponent::close);
  }

  @Override
  Secrets secrets() {
    return new ParameterStore(client, prefix, Optional.empty());
  }

  @Test
  void secretsAreEncryptedAndWhatIsPublicIsNot() {
    secrets().create(SecretName.KAFKA_PRODUCER, "word");
    secrets().create(SecretName.AUTHORITIES, "certificate");
    assertThat(type(SecretName.KAFKA_PRODUCER)).isEqualTo(ParameterType.SECURE_STRING);
    assertThat(type(SecretName.AUTHORITIES)).isEqualTo(ParameterType.STRING);
  }

  @Test
  void theKeyThatIsNamedEncryptsSecretsAndNothingElse() {
    String key = "arn:aws:kms:eu-central-1:123456789012:key/1";
    Secrets secrets = new ParameterStore(client, prefix, Optional.of(key));
    secrets.create(SecretName.KAFKA_PRODUCER, "word");
    secrets.replace(SecretName.KAFKA_CONNECT, "another");
    secrets.create(SecretName.AUTHORITIES, "certificate");
    assertThat(keyOf(SecretName.KAFKA_PRODUCER)).hasValue(key);
    assertThat(keyOf(SecretName.KAFKA_CONNECT)).hasValue(key);
    assertThat(keyOf(SecretName.AUTHORITIES)).isEmpty();
  }

  @Test
  void aStoreThatDoesNotAnswerIsToldWithTheRightThatIsNeeded() {
    try (SsmClient nowhere = client(URI.create("http://127.0.0.1:1"))) {
      assertThatThrownBy(
              () ->
                  new ParameterStore(nowhere, "/p", Optional.empty()).read(SecretName.KAFKA_ADMIN))
          .isInstanceOf(HostException.class)
          .hasMessageContainingAll("/p/kafka/admin", "ssm:GetParameter");
    }
  }

  private Optional<String> keyOf(SecretName name) {
    return Optional.ofNullable(
        client
            .describeParameters(
                request ->
                    request.parameterFilters(
                        filter -> filter.key("Name").values(prefix + "/" + name.path())))
            .parameters()
            .get(0)
            .keyId());
  }

  private ParameterType type(SecretName name) {
    return client
        .getParameter(request -> request.name(prefix + "/" + name.path()))
        .parameter()
        .type();
  }

  private static SsmClient client(URI endpoint) {
    return SsmClient.builder()
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(endpoint)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
