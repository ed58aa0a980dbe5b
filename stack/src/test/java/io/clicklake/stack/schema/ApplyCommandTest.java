package io.clicklake.stack.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.SchemaRegistryServer;
import io.clicklake.registry.client.SchemaPins;
import io.clicklake.registry.client.SchemaRegistries;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The command against a running registry. */
class ApplyCommandTest {

  private static final String ONE =
      "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"}]}";
  private static final String INCOMPATIBLE = ONE.replace("\"string\"", "\"int\"");

  private static SchemaRegistryServer server;
  private static RunningComponent running;

  private final PrintStream outBefore = System.out;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();
  private final Path folder;
  private final String subject;

  ApplyCommandTest(@TempDir Path folder) {
    this.folder = folder;
    this.subject = "s-" + folder.getFileName();
  }

  @BeforeAll
  static void start(@TempDir Path state) {
    server = new SchemaRegistryServer(Distribution.fromSystemProperty(), state, FreePorts.next());
    running = RunningComponent.start(server, Duration.ofSeconds(90));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @BeforeEach
  void declare() throws Exception {
    environment.put("SCHEMA_REGISTRY_URL", server.url().toString());
    Files.writeString(folder.resolve("1.avsc"), ONE);
    declaring("[1.avsc]");
    System.setOut(new PrintStream(out, true, StandardCharsets.ISO_8859_1));
  }

  @AfterEach
  void giveBack() {
    System.setOut(outBefore);
  }

  private void declaring(String versions) throws Exception {
    Files.writeString(
        folder.resolve("subjects.yaml"),
        "subjects: {" + subject + ": {compatibility: BACKWARD, versions: " + versions + "}}");
  }

  private int apply(String... arguments) {
    out.reset();
    CommandLine command =
        new CommandLine(new ApplyCommand(environment, Clock.systemUTC(), folder))
            .setErr(new PrintWriter(errors, true));
    String[] all = new String[arguments.length + 1];
    all[0] = folder.resolve("subjects.yaml").toString();
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return command.execute(all);
  }

  private String written() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private List<Integer> versions() {
    return SchemaRegistries.at(List.of(server.url())).versions(subject);
  }

  @Test
  void aDryRunShowsThePlanAndChangesNothing() {
    assertThat(apply("--dry-run")).isZero();

    assertThat(written()).contains("→ BACKWARD", "register  version 1  1.avsc", "plan: 1 level");
    assertThat(versions()).isEmpty();
  }

  @Test
  void anApplyPrintsTheIdsPinsThemAndHasNothingToDoTheSecondTime() throws Exception {
    Path pins = folder.resolve("pins.json");

    assertThat(apply("--pin", pins.toString())).isZero();
    assertThat(written()).contains(subject + "  version 1  id ", "pins written to " + pins);
    assertThat(SchemaPins.read(pins.toString()).subjects()).containsOnlyKeys(subject);
    String first = Files.readString(pins);

    assertThat(apply("--pin", pins.toString())).isZero();
    assertThat(written()).contains("nothing to do");
    assertThat(Files.readString(pins)).isEqualTo(first);
    assertThat(versions()).containsExactly(1);
  }

  @Test
  void jsonIsAllThatIsPrintedThen() throws Exception {
    assertThat(apply("--json")).isZero();

    assertThat(new ObjectMapper().readTree(written()).at("/subjects/0/versions/0/version").asInt())
        .isEqualTo(1);
  }

  @Test
  void anIncompatibleVersionIsExitStatus1AndNothingIsChanged() throws Exception {
    Files.writeString(folder.resolve("2.avsc"), INCOMPATIBLE);
    declaring("[1.avsc, 2.avsc]");

    assertThat(apply()).isEqualTo(1);
    assertThat(written()).contains("refused   version 2  2.avsc: not compatible under BACKWARD");
    assertThat(versions()).isEmpty();
  }

  @Test
  void whatAvroTakesAndItsReviewRefusesIsExitStatus1UntilThePolicyAcceptsIt() throws Exception {
    Files.writeString(
        folder.resolve("2.avsc"),
        ONE.replace("\"name\":\"a\"", "\"name\":\"b\",\"aliases\":[\"a\"]"));
    declaring("[1.avsc, 2.avsc]");

    assertThat(apply("--json")).isEqualTo(1);
    assertThat(written()).contains("\"blocked\" : true", "field-renamed at fields.b (a is now b");
    assertThat(versions()).isEmpty();

    Files.writeString(
        folder.resolve("schema-review.yaml"),
        "accepted: [{path: fields.b, rule: field-renamed, reason: no data yet, date: 2026-11-22}]");
    assertThat(apply()).isZero();
    assertThat(versions()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--registry nowhere | schema.registry.url",
        "--registry http://u:p@127.0.0.1:1 | carries credentials",
        "--user deploy | SCHEMA_REGISTRY_PASSWORD is not set",
        "--truststore no-such.p12 | truststore no-such.p12 does not exist",
        "--dry-run --pin x.json | --pin needs the ids",
      })
  void wrongUsageIsExitStatus2(String arguments, String message) {
    assertThat(apply(arguments.split(" "))).isEqualTo(2);
    assertThat(errors.toString()).contains(message);
    assertThat(versions()).isEmpty();
  }

  @Test
  void anUnusableFileIsExitStatus2() throws Exception {
    declaring("[gone.avsc]");

    assertThat(apply()).isEqualTo(2);
    assertThat(errors.toString()).contains("schema file gone.avsc cannot be read");
  }

  @Test
  void aRegistryThatDoesNotAnswerIsExitStatus1AndEveryUrlIsNamed() {
    String one = "http://127.0.0.1:" + FreePorts.next();
    String two = "http://127.0.0.1:" + FreePorts.next();

    assertThat(apply("--registry", one + "," + two)).isEqualTo(1);
    assertThat(errors.toString()).contains(one, two, "does not answer");
  }

  @Test
  void ofSeveralUrlsOneThatAnswersIsEnough() {
    String dead = "http://127.0.0.1:" + FreePorts.next();

    assertThat(apply("--registry", dead + "," + server.url(), "--user", "any:body")).isZero();
    assertThat(versions()).containsExactly(1);
  }
}
