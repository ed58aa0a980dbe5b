package io.clicklake.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.components.FreePorts;
import io.clicklake.components.JavaRuntime;
import io.clicklake.components.LoopbackHttp;
import io.clicklake.components.MotoServer;
import io.clicklake.components.RunningComponent;
import io.clicklake.stack.deploy.image.LocalRegistry;
import io.clicklake.stack.deploy.machine.Program;
import io.clicklake.stack.deploy.machine.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * {@code clicklake deploy} and {@code destroy} as processes: Terraform and the command against
 * moto, the image to a registry, the event to an API of this test. What moto does not do is a
 * host's work and Athena's; it says yes to commands, and brings the rows that it was told.
 */
@Timeout(600)
@Tag("deployment")
class DeployOnMotoIT {

  private static final Path HOME = Path.of(System.getProperty("clicklake.home"));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REGION = "eu-central-1";
  private static final String LAKE = "clicklake-123456789012-eu-central-1-raw";
  private static final String DISTRIBUTION = "clicklake-123456789012-eu-central-1-distribution";

  @TempDir Path work;

  private Path directory;
  private String mirror = "";

  @BeforeEach
  void needed() {
    assumeThat(Program.onPath("terraform")).as("terraform on the PATH").isPresent();
    mirror =
        new Program(HOME.resolve("infra/terraform/check"), HOME, Map.of())
            .run(List.of("--mirror"))
            .output()
            .strip();
    assumeThat(mirror).as("a mirror of Terraform's provider; TF_PLUGIN_DIR names one").isNotEmpty();
    directory = work.resolve("my-lake");
  }

  @Test
  void aDryRunNeedsNoAccountAndChangesNothing() throws Exception {
    Ended dry =
        clicklake(
            Map.of("PATH", System.getenv("PATH"), "HOME", System.getenv("HOME")),
            "deploy",
            directory.toString(),
            "--region=eu-central-1",
            "--origin=https://blog.example.org",
            "--image-builder=jib",
            "--dry-run");
    assertThat(dry.status()).as(dry.output()).isZero();
    assertThat(dry.output())
        .contains("terraform validate: the configuration is valid")
        .contains("[1/8] build: ./mvnw -B -ntp -q -Pdist")
        .contains("[8/8] smoke: post one event to <ingest_url>")
        .contains("nothing was done: --dry-run");
    assertThat(directory).doesNotExist();

    Ended unsaid = clicklake(Map.of(), "deploy", directory.toString(), "--dry-run");
    assertThat(unsaid.status()).isEqualTo(1);
    assertThat(unsaid.output()).contains("name --region and --origin, and it is made");
  }

  @Test
  void aDeploymentGoesOnWhereItStoppedIsMadeAgainWithoutAChangeAndDestroyed() throws Exception {
    assumeThat(MotoServer.missing()).isEmpty();
    List<String> events = new CopyOnWriteArrayList<>();
    MotoServer moto = new MotoServer(work.resolve("moto"), FreePorts.next());
    try (LocalRegistry registry = LocalRegistry.start(work.resolve("registry"));
        RunningComponent aws = RunningComponent.start(moto, Duration.ofMinutes(2));
        LoopbackHttp api =
            LoopbackHttp.start(
                ServerSocketFactory.getDefault(),
                request -> {
                  events.add(request.text());
                  return LoopbackHttp.Answer.json(202, "{\"accepted\":1,\"rejected\":[]}");
                })) {
      assertThat(aws.alive()).isTrue();
      layConfiguration(registry.address());
      Path archive = Files.writeString(work.resolve("clicklake-host-1.0.tar.gz"), "archive");
      Map<String, String> variables = variables(moto.url());
      String[] deploy = {
        "deploy",
        directory.toString(),
        "--yes",
        "--distribution=" + archive,
        "--function=" + function(),
        "--image-builder=jib",
        "--base-image=" + registry.layBase(work),
        "--ingest-url=http://127.0.0.1:" + api.port() + "/ingest",
      };
      MotoAthena athena = new MotoAthena(moto.url(), REGION);

      try (S3Client s3 = s3(moto.url())) {
        Ended stopped = clicklake(variables, deploy);
        assertThat(stopped.status()).isEqualTo(1);
        assertThat(stopped.output())
            .contains(
                "[3/8] distribution: cannot look for s3://" + DISTRIBUTION,
                "expected credentials of the account that may s3:GetObject",
                "The same command goes on from here");

        letIn(s3);
        athena.answers(List.of(List.of(List.of("found"))));
        Ended first = clicklake(variables, deploy);
        assertThat(first.status()).as(first.output()).isZero();
        assertThat(first.output())
            .contains(
                "[2/8] foundation: there already: clicklake in eu-central-1",
                "host 1 (i-",
                "Athena finds event ",
                "deployed; ");
        assertThat(events).hasSize(1);
        assertThat(
                s3.listObjectsV2(list -> list.bucket(DISTRIBUTION)).contents().stream()
                    .map(object -> object.key())
                    .toList())
            .containsExactly(
                "releases/1.0/clicklake-host-1.0.tar.gz",
                "releases/1.0/clicklake-host-1.0.tar.gz.sha256");
        JsonNode released = JSON.readTree(directory.resolve("clicklake.auto.tfvars.json").toFile());
        assertThat(released.path("host_release").path("sha256").asText())
            .isEqualTo(new Sha256().and("archive").digits());
        String digest = released.path("function_digest").asText();
        assertThat(registry.get("clicklake-ingest/manifests/" + digest).statusCode())
            .isEqualTo(200);

        // An event that never arrives; everything before it is there already.
        Map<String, String> looking = new HashMap<>(variables);
        looking.merge(
            "TF_CLI_ARGS_plan",
            " -target=module.clicklake.module.storage -target=module.clicklake.module.ingest.aws_ecr_repository.ingest",
            String::concat);
        Ended again = clicklake(looking, with(deploy, "--smoke-minutes=0"));
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.output())
            .contains(
                "[3/8] distribution: there already",
                "No changes. Your infrastructure matches the configuration.",
                "[8/8] smoke: event ",
                "was taken and is not in the lake");
        assertThat(JSON.readTree(directory.resolve("clicklake.auto.tfvars.json").toFile()))
            .isEqualTo(released);

        s3.putObject(
            put -> put.bucket(LAKE).key("topics/clickstream/file"), RequestBody.fromString("row"));
        Ended refused =
            clicklake(variables, "destroy", directory.toString(), "--confirm=clicklake");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output())
            .contains("holds 1 object; nothing was changed", "--delete-data");
        assertThat(s3.listBuckets().buckets()).hasSize(3);

        forgetWhatMotoCannotDelete(variables);
        Ended destroyed =
            clicklake(
                variables, "destroy", directory.toString(), "--delete-data", "--confirm=clicklake");
        assertThat(destroyed.status()).as(destroyed.output()).isZero();
        assertThat(destroyed.output()).contains("destroyed: clicklake");
        assertThat(s3.listBuckets().buckets()).isEmpty();
        assertThat(directory.resolve("clicklake.auto.tfvars.json")).doesNotExist();
      }
    }
  }

  /** moto looks at no condition of a policy, so that "nobody without TLS" is nobody to it. */
  private static void letIn(S3Client s3) {
    s3.listBuckets()
        .buckets()
        .forEach(bucket -> s3.deleteBucketPolicy(delete -> delete.bucket(bucket.name())));
  }

  /** A configuration such as a user's, that hands on another repository's address. */
  private void layConfiguration(String registry) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("main.tf"),
        """
        terraform {
          required_providers {
            aws = { source = "hashicorp/aws" }
          }
        }

        variable "host_release" {
          type    = object({ version = string, sha256 = string })
          default = null
        }

        variable "function_digest" {
          type    = string
          default = null
        }

        variable "force_destroy" {
          type    = bool
          default = false
        }

        provider "aws" {
          region                      = "%1$s"
          max_retries                 = 2
          skip_credentials_validation = true
          s3_use_path_style           = true
        }

        module "clicklake" {
          source          = "%2$s"
          allowed_origins = ["https://blog.example.org"]
          host_release    = var.host_release
          function_digest = var.function_digest
          force_destroy   = var.force_destroy
        }

        output "clicklake" {
          value = merge(module.clicklake, { repository_url = "%3$s/clicklake-ingest" })
        }
        """
            .formatted(REGION, HOME.resolve("infra/terraform").normalize(), registry));
  }

  private Path function() throws IOException {
    Path function = work.resolve("function");
    Files.createDirectories(function.resolve("lib"));
    Files.writeString(function.resolve("Dockerfile"), "FROM scratch");
    Files.writeString(function.resolve("lib/producer.jar"), "jar");
    return function;
  }

  /**
   * moto forgets some of what it was told, so that plans go by the state, and the second looks at
   * what moto does remember.
   */
  private Map<String, String> variables(URI endpoint) {
    return Map.of(
        "PATH", System.getenv("PATH"),
        "HOME", System.getenv("HOME"),
        "AWS_ACCESS_KEY_ID", "test",
        "AWS_SECRET_ACCESS_KEY", "test",
        "AWS_EC2_METADATA_DISABLED", "true",
        "AWS_ENDPOINT_URL", endpoint.toString(),
        "TF_CLI_CONFIG_FILE", "/dev/null",
        "TF_CLI_ARGS_init", "-plugin-dir=" + mirror,
        "TF_CLI_ARGS_plan", "-refresh=false");
  }

  /** Its Athena deletes no saved query, and breaks when a workgroup is changed. */
  private void forgetWhatMotoCannotDelete(Map<String, String> variables) {
    Program terraform =
        new Program(Program.onPath("terraform").orElseThrow(), directory, variables);
    List<String> forget = new ArrayList<>(List.of("state", "rm"));
    terraform
        .run(List.of("state", "list"))
        .output()
        .lines()
        .filter(address -> address.contains(".aws_athena_"))
        .forEach(forget::add);
    assertThat(terraform.run(forget).status()).isZero();
  }

  private static S3Client s3(URI endpoint) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static String[] with(String[] arguments, String further) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(further);
    return all.toArray(String[]::new);
  }

  private record Ended(int status, String output) {}

  private Ended clicklake(Map<String, String> variables, String... arguments) throws Exception {
    List<String> program = new ArrayList<>(List.of("io.clicklake.stack.Clicklake"));
    program.addAll(List.of(arguments));
    Path output = Files.createTempFile(work, "clicklake", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                JavaRuntime.current()
                    .command(
                        List.of(
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-Dclicklake.home=" + HOME,
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                            "-cp",
                            HOME.resolve("stack/target/lib") + "/*"),
                        program))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    if (!variables.isEmpty()) {
      builder.environment().clear();
      builder.environment().putAll(variables);
    }
    Process process = builder.start();
    try {
      assertThat(process.waitFor(4, TimeUnit.MINUTES)).as(Files.readString(output)).isTrue();
      return new Ended(process.exitValue(), Files.readString(output));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
