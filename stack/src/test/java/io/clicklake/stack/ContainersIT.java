package io.clicklake.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.LambdaRuntimeApi;
import io.clicklake.components.MotoServer;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.S3Server;
import io.clicklake.stack.lake.Lake;
import io.clicklake.stack.lake.LakeDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.junit.jupiter.Testcontainers;

/**
 * The project's two images together: the function's, and one of the host distribution, with S3 and
 * Parameter Store of this machine. The host makes the secrets, the function reads them, and an
 * event ends in Parquet. Both share this machine's network.
 *
 * <p>On the base image that {@code CLICKLAKE_BASE_IMAGE} names; skipped where no Docker is, and
 * {@code infra/images/local-base.sh} brings both.
 */
@Testcontainers(disabledWithoutDocker = true)
@Timeout(900)
class ContainersIT {

  private static final Path HOME = Path.of(System.getProperty("clicklake.home"));
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String BUCKET = "clicklake";
  private static final String REGION = "eu-central-1";
  private static final String PREFIX = "/clicklake/containers";
  private static final String HOST_BASE = "docker.io/library/eclipse-temurin:25-jre";

  private static final String EVENT =
      """
      {"version":"2.0","routeKey":"POST /ingest","rawPath":"/ingest","rawQueryString":"",
       "headers":{"content-type":"application/json","user-agent":"Safari"},
       "requestContext":{"requestId":"r-1","stage":"$default",
         "http":{"method":"POST","path":"/ingest","sourceIp":"203.0.113.9"}},
       "body":"[{\\"event\\":\\"page_view\\",\\"session_id\\":\\"in containers\\"},{}]",
       "isBase64Encoded":false}
      """;

  private final Map<String, Integer> ports =
      List.of(
              "KAFKA",
              "KAFKA_ADMIN",
              "KAFKA_CONTROLLER",
              "KAFKA_BROKERS",
              "REGISTRY",
              "REGISTRY_INNER",
              "CONNECT",
              "CONNECT_WORKERS")
          .stream()
          .collect(Collectors.toMap(name -> name, name -> FreePorts.next()));

  @Test
  void anEventOfTheFunctionsImageIsInTheLakeOfTheHostsImage(@TempDir Path state) throws Exception {
    Path context = HOME.resolve("infra/images/target/function");
    Path distribution = HOME.resolve("infra/host/target/dist");
    assumeThat(context.resolve("Dockerfile")).as("./mvnw package -pl infra/images -am").exists();
    assumeThat(distribution.resolve("bin")).as("./mvnw package -pl infra/host -am").exists();
    assumeThat(MotoServer.missing()).isEmpty();

    S3Server store =
        new S3Server(Distribution.fromSystemProperty(), state, FreePorts.next(), List.of(BUCKET));
    MotoServer parameters = new MotoServer(state, FreePorts.next());
    try (RunningComponent s3 = RunningComponent.start(store, PATIENCE);
        RunningComponent moto = RunningComponent.start(parameters, PATIENCE);
        LambdaRuntimeApi api = new LambdaRuntimeApi();
        GenericContainer<?> host = host(archive(distribution, state), store, parameters);
        GenericContainer<?> function = function(context, parameters, api)) {
      assertThat(s3.alive() && moto.alive()).isTrue();
      host.start();
      function.start();

      byte[] answer = api.invoke(EVENT.getBytes(UTF_8), Duration.ofSeconds(28));
      ObjectNode reply = (ObjectNode) new ObjectMapper().readTree(answer);
      assertThat(reply.path("statusCode").intValue())
          .as("%s; it says: %s", reply, function.getLogs())
          .isEqualTo(202);
      assertThat(reply.path("body").asText()).contains("\"accepted\":1");

      LakeDirectory lake = new LakeDirectory(store.bucketDirectory(BUCKET));
      await("the event and the rejection are in the lake")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() -> assertThat(rows(lake)).isEqualTo("1 in containers, 1 rejected"));
    }
  }

  private static String rows(LakeDirectory directory) throws IOException {
    try (Lake lake = Lake.open(directory)) {
      return lake
              .rows("SELECT count(*), any_value(session_id) FROM click_events", List.of())
              .stream()
              .map(row -> row.get(0).asText() + " " + row.get(1).asText())
              .collect(Collectors.joining())
          + lake.rows("SELECT count(*) FROM rejected_events", List.of()).stream()
              .map(row -> ", " + row.get(0).asText() + " rejected")
              .collect(Collectors.joining());
    }
  }

  /** The distribution without its links, as its archive has it. */
  private static Path archive(Path distribution, Path state) throws Exception {
    Path archive = state.resolve("host.tar");
    Process tar =
        new ProcessBuilder("tar", "-C", distribution.toString(), "-chf", archive.toString(), ".")
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    return archive;
  }

  private GenericContainer<?> host(Path archive, S3Server store, MotoServer parameters)
      throws IOException {
    StringBuilder settings = new StringBuilder();
    Map.of(
            "BUCKET",
            BUCKET,
            "REGION",
            REGION,
            "STORE_URL",
            store.endpoint().toString(),
            "ROTATE_SECONDS",
            "5",
            "LISTEN",
            "127.0.0.1",
            "PARAMETER_PREFIX",
            PREFIX,
            "PARAMETER_ENDPOINT",
            parameters.url().toString())
        .forEach((name, value) -> settings.append(line(name, value)));
    ports.forEach((name, port) -> settings.append(line(name + "_PORT", port.toString())));
    String base = System.getenv().getOrDefault("CLICKLAKE_BASE_IMAGE", HOST_BASE);
    ImageFromDockerfile image =
        new ImageFromDockerfile("clicklake/host-test", true)
            .withFileFromPath("host.tar", archive)
            .withFileFromString("start", resource("containers/start"))
            .withFileFromString(
                "Dockerfile",
                """
                FROM %s
                ADD host.tar /opt/clicklake/current/
                COPY start /opt/clicklake/start
                ENTRYPOINT ["bash", "/opt/clicklake/start"]
                """
                    .formatted(base));
    return new GenericContainer<>(image)
        .withNetworkMode("host")
        .withEnv(
            Map.of(
                "AWS_ACCESS_KEY_ID", store.accessKey(), "AWS_SECRET_ACCESS_KEY", store.secretKey()))
        .withCopyToContainer(Transferable.of(settings.toString()), "/etc/clicklake/host.env")
        .waitingFor(
            Wait.forLogMessage(".*every service serves.*", 1)
                .withStartupTimeout(Duration.ofMinutes(5)))
        .withLogConsumer((OutputFrame said) -> System.out.print("host: " + said.getUtf8String()));
  }

  private GenericContainer<?> function(Path context, MotoServer parameters, LambdaRuntimeApi api) {
    ImageFromDockerfile onItsOwnBase =
        new ImageFromDockerfile("clicklake/ingest-test", true).withFileFromPath(".", context);
    String base = System.getenv("CLICKLAKE_BASE_IMAGE");
    return new GenericContainer<>(
            base == null ? onItsOwnBase : onItsOwnBase.withBuildArg("BASE_IMAGE", base))
        .withNetworkMode("host")
        .withEnv(
            Map.of(
                "AWS_LAMBDA_RUNTIME_API",
                api.address(),
                "AWS_REGION",
                REGION,
                "AWS_ACCESS_KEY_ID",
                "test",
                "AWS_SECRET_ACCESS_KEY",
                "test",
                "AWS_ENDPOINT_URL_SSM",
                parameters.url().toString(),
                "CLICKLAKE_PARAMETER_PREFIX",
                PREFIX,
                "BOOTSTRAP_SERVERS",
                "localhost:" + ports.get("KAFKA"),
                "KAFKA_TOPIC",
                "clickstream",
                "SCHEMA_REGISTRY_URL",
                "https://localhost:" + ports.get("REGISTRY") + "/apis/ccompat/v7"))
        .withLogConsumer((OutputFrame said) -> System.out.print("ingest: " + said.getUtf8String()));
  }

  private static String line(String name, String value) {
    return "CLICKLAKE_" + name + "=" + value + "\n";
  }

  private static String resource(String name) throws IOException {
    return Files.readString(HOME.resolve("stack/src/test/resources").resolve(name));
  }
}
