package io.clicklake.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clicklake.components.LoopbackHttp;
import io.clicklake.stack.deploy.account.HostCommand;
import io.clicklake.stack.deploy.account.HostOutcome;
import io.clicklake.stack.deploy.account.InMemoryAccount;
import io.clicklake.stack.deploy.account.RegistryLogin;
import io.clicklake.stack.deploy.image.FunctionContext;
import io.clicklake.stack.deploy.image.ImageBuilder;
import io.clicklake.stack.deploy.machine.Sha256;
import io.clicklake.stack.deploy.terraform.HostRelease;
import io.clicklake.stack.deploy.terraform.ReleasedValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each step on an account in memory. */
class StepsTest {

  private static final UUID ID = UUID.fromString("0197a6c8-0000-7000-8000-000000000001");

  @TempDir Path work;

  private final InMemoryAccount account = new InMemoryAccount();
  private final Target target = new FixedTarget(account);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Dialogue dialogue =
      new Dialogue(new PrintStream(said, true, StandardCharsets.UTF_8), Dialogue.agreeing());
  private ReleasedValues values;
  private Artifacts artifacts;

  @BeforeEach
  void layArtifacts() throws IOException {
    values = new ReleasedValues(work);
    Path archive = Files.writeString(work.resolve("clicklake-host-1.2.tar.gz"), "archive");
    Path function = work.resolve("function");
    Files.createDirectories(function.resolve("lib"));
    Files.writeString(function.resolve("Dockerfile"), "FROM scratch");
    Files.writeString(function.resolve("lib/producer.jar"), "jar");
    artifacts = new Artifacts(work, Optional.of(archive), Optional.of(function));
  }

  @Test
  void theDistributionIsUploadedOnceAndNamedToTerraform() throws IOException {
    Step step = new DistributionStep(artifacts, target, values);
    assertThat(step.done()).isEmpty();
    step.run();
    String sha256 = new Sha256().and("archive").digits();
    assertThat(account.objects)
        .containsOnlyKeys(
            "clicks-distribution/releases/1.2/clicklake-host-1.2.tar.gz",
            "clicks-distribution/releases/1.2/clicklake-host-1.2.tar.gz.sha256");
    assertThat(values.hostRelease()).contains(new HostRelease("1.2", sha256));
    assertThat(step.done().orElseThrow()).contains("s3://clicks-distribution/releases/1.2/");

    step.run();
    assertThat(account.calls).hasSize(1);
    Files.writeString(artifacts.archive().file(), "another of the same version");
    assertThat(step.done()).isEmpty();
    step.run();
    assertThat(account.calls).hasSize(2);
    assertThat(step.done()).isPresent();
  }

  @Test
  void anImageIsBuiltOnceForWhatIsInIt() throws IOException {
    CountingBuilder builder = new CountingBuilder("sha256:" + "a".repeat(64));
    Step step = new ImageStep(artifacts, builder, target, values);
    assertThat(step.done()).isEmpty();
    step.run();
    assertThat(builder.images).hasSize(1);
    assertThat(builder.images.get(0))
        .startsWith("123456789012.dkr.ecr.eu-central-1.amazonaws.com/clicks-ingest:1.2-counting-");
    assertThat(values.functionDigest()).contains("sha256:" + "a".repeat(64));

    String tag = builder.images.get(0).substring(builder.images.get(0).lastIndexOf(':') + 1);
    account.images.put("clicks-ingest:" + tag, "sha256:" + "a".repeat(64));
    assertThat(step.done()).isPresent();
    values.sayFunction("sha256:" + "b".repeat(64));
    assertThat(step.done()).isEmpty();
    step.run();
    assertThat(builder.images).hasSize(1);
    assertThat(values.functionDigest()).contains("sha256:" + "a".repeat(64));

    Files.writeString(artifacts.context().jars().resolve("producer.jar"), "another jar");
    assertThat(step.done()).isEmpty();
  }

  @Test
  void aDigestThatIsNoneIsRefused() {
    assertThatExceptionOfType(DeploymentException.class)
        .isThrownBy(
            () -> new ImageStep(artifacts, new CountingBuilder("latest"), target, values).run())
        .withMessageContaining("the image's digest is 'latest', expected sha256:");
    assertThat(values.functionDigest()).isEmpty();
  }

  @Test
  void hostsThatAreBehindTakeTheReleaseOneAfterTheOther() {
    HostRelease release = new HostRelease("1.2", "0".repeat(64));
    values.say(release);
    account.parameters.put(FixedTarget.PREFIX + "/host/1", "CLICKLAKE_BUCKET=one");
    account.parameters.put(FixedTarget.PREFIX + "/host/2", "CLICKLAKE_BUCKET=two");
    account.hosts =
        (instance, command) ->
            new HostOutcome(
                "Success",
                instance.equals("i-one")
                    ? runs(release, "CLICKLAKE_BUCKET=one\n")
                    : runs(release, "CLICKLAKE_BUCKET=old\n"));
    Step step = new HostsStep(target, values, dialogue);
    assertThat(step.done()).isEmpty();
    account.calls.clear();
    step.run();
    assertThat(account.calls)
        .containsExactly(
            "i-one AWS-RunShellScript", "i-two AWS-RunShellScript", "i-two clicks-release");

    account.hosts =
        (instance, command) ->
            new HostOutcome(
                "Success",
                runs(release, "CLICKLAKE_BUCKET=" + instance.substring("i-".length()) + "\n"));
    assertThat(step.done().orElseThrow()).contains("i-one", "i-two");
  }

  @Test
  void theFirstHostThatFailsEndsTheRollWithWhatItSaid() {
    values.say(new HostRelease("1.2", "0".repeat(64)));
    account.hosts =
        (instance, command) ->
            command.equals(HostCommand.of("clicks-release"))
                ? new HostOutcome("Failed", "install: not up: clicklake-kafka.service\n")
                : new HostOutcome("Success", "");
    assertThatExceptionOfType(DeploymentException.class)
        .isThrownBy(() -> new HostsStep(target, values, dialogue).run())
        .withMessageContainingAll("host 1 (i-one)", "Failed", "not up: clicklake-kafka.service");
    assertThat(account.calls).doesNotContain("i-two clicks-release");
  }

  @Test
  void theFirstHostBringsTopicsSchemasAndConnectors() {
    List<HostCommand> commands = new ArrayList<>();
    account.hosts =
        (instance, command) -> {
          commands.add(command);
          return new HostOutcome("Success", "subject present, subject=clickstream-value");
        };
    Step step = new PipelineStep(target, dialogue);
    step.run();
    assertThat(account.calls).containsExactly("i-one AWS-RunShellScript");
    assertThat(String.join("\n", commands.get(0).parameters().getOrDefault("commands", List.of())))
        .contains("clicklake-topics clicklake-schemas clicklake-connectors");
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("subject=clickstream-value");

    account.hosts = (instance, command) -> new HostOutcome("Failed", "refused");
    assertThatExceptionOfType(DeploymentException.class)
        .isThrownBy(step::run)
        .withMessageContaining("host 1 (i-one) did not bring them, Failed");
  }

  @Test
  void anEventIsSentUntilItIsTakenAndAskedForUntilItIsThere() throws IOException {
    Queue<Integer> statuses = new ArrayDeque<>(List.of(503, 429, 202));
    List<String> bodies = new ArrayList<>();
    List<Duration> pauses = new ArrayList<>();
    account.answers.addAll(List.of(List.of(), List.of(), List.of(List.of(ID.toString()))));
    try (LoopbackHttp api =
        LoopbackHttp.start(
            ServerSocketFactory.getDefault(),
            request -> {
              bodies.add(request.text());
              return LoopbackHttp.Answer.json(statuses.remove(), "{}");
            })) {
      smoke(api, pauses, Duration.ofMinutes(1)).run();
    }
    assertThat(bodies).hasSize(3).containsOnly(bodies.get(0));
    assertThat(bodies.get(0)).contains(ID.toString(), "\"event_type\":\"custom\"");
    assertThat(pauses).hasSize(4);
    assertThat(account.calls)
        .hasSize(3)
        .allSatisfy(
            sql ->
                assertThat(sql)
                    .contains(
                        "(year = 2026 AND month = 2 AND day = 28)",
                        "(year = 2026 AND month = 3 AND day = 2)",
                        "event_id = '" + ID + "'"));
  }

  @Test
  void anEventThatIsRefusedOrNeverArrivesIsTold() throws IOException {
    Queue<Integer> statuses = new ArrayDeque<>(List.of(403, 202));
    try (LoopbackHttp api =
        LoopbackHttp.start(
            ServerSocketFactory.getDefault(),
            request -> LoopbackHttp.Answer.json(statuses.remove(), "{\"error\":\"why\"}"))) {
      assertThatExceptionOfType(DeploymentException.class)
          .isThrownBy(() -> smoke(api, new ArrayList<>(), Duration.ZERO).run())
          .withMessageContaining("did not take the event: 403 {\"error\":\"why\"}");
      assertThatExceptionOfType(DeploymentException.class)
          .isThrownBy(() -> smoke(api, new ArrayList<>(), Duration.ZERO).run())
          .withMessageContainingAll(ID + " was taken and is not in the lake", "SELECT event_id");
    }
  }

  private SmokeStep smoke(LoopbackHttp api, List<Duration> pauses, Duration patience) {
    return new SmokeStep(
        target,
        Optional.of(URI.create("http://127.0.0.1:" + api.port() + "/ingest")),
        patience,
        () -> ID,
        Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC),
        pauses::add,
        dialogue);
  }

  private static String runs(HostRelease release, String settings) {
    return "runs=%s/%s/%s\n"
        .formatted(release.version(), release.sha256(), new Sha256().and(settings).digits());
  }

  /** Builds nothing. */
  private record CountingBuilder(String digest, List<String> images) implements ImageBuilder {

    CountingBuilder(String digest) {
      this(digest, new ArrayList<>());
    }

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public String description(FunctionContext context, String image) {
      return "counts " + image;
    }

    @Override
    public String push(FunctionContext context, String image, RegistryLogin login) {
      images.add(image);
      return digest;
    }
  }
}
