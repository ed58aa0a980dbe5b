package io.clicklake.stack.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.SchemaRegistryServer;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReviewCommandTest {

  private static final Clock DAY =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final String ID = "{\"name\":\"id\",\"type\":\"int\"}";
  private static final String NOTE =
      ",\n{\"name\":\"note\",\"type\":[\"null\",\"string\"],\"default\":null}";

  private final PrintStream outBefore = System.out;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();
  private final Path directory;

  ReviewCommandTest(@TempDir Path directory) throws IOException {
    this.directory = directory.toRealPath();
  }

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(out, true, StandardCharsets.ISO_8859_1));
  }

  @AfterEach
  void stopListening() {
    System.setOut(outBefore);
  }

  private int review(String... arguments) {
    out.reset();
    errors.getBuffer().setLength(0);
    return new CommandLine(new ReviewCommand(DAY, directory))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }

  private String written() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String file(String name, String fields) throws IOException {
    return Files.writeString(directory.resolve(name), GitScratch.schema(fields)).toString();
  }

  private void policy(String text) throws IOException {
    Files.writeString(directory.resolve("schema-review.yaml"), text);
  }

  @Test
  void aSafeChangeExitsWith0AndABreakingOneWith1() throws Exception {
    String old = file("old.avsc", ID);
    assertThat(review(old, file("more.avsc", ID + NOTE))).isZero();
    assertThat(written())
        .startsWith("safe      t.Click\n")
        .contains(old + " → ")
        .endsWith("1 schema: 1 safe; gate breaking: passed\n");
    assertThat(review(old, file("less.avsc", ID.replace("int", "float")))).isEqualTo(1);
    assertThat(written()).contains("breaking  fields.id  ").endsWith("gate breaking: failed\n");
    assertThat(errors.toString()).isEmpty();
  }

  @Test
  void theGateAndTheLevelDecideWhatFails() throws Exception {
    String old = file("old.avsc", ID + NOTE);
    String now = file("new.avsc", ID);
    assertThat(review(old, now, "--level", "NONE", "--gate", "breaking")).isZero();
    assertThat(review(old, now, "--level", "none", "--gate", "careful")).isEqualTo(1);
    String required = file("required.avsc", ID + ",{\"name\":\"x\",\"type\":\"int\"}");
    assertThat(review(old, required, "--level", "BACKWARD")).isEqualTo(1);
    assertThat(written()).contains("level BACKWARD", "Avro: not BACKWARD");
  }

  @Test
  void thePolicyOfTheWorkingDirectoryCountsUnlessAnotherIsNamed() throws Exception {
    String old = file("old.avsc", ID);
    String now = file("new.avsc", ID.replace("int", "float"));
    assertThat(review(old, now)).isEqualTo(1);
    String rule =
        new ObjectMapper()
            .readTree(json(old, now))
            .path("findings")
            .path(0)
            .path("rule")
            .textValue();
    policy(
        """
        level: NONE
        accepted:
          - path: fields.id
            rule: %s
            reason: measured, nobody reads it
            date: 2026-11-20
        """
            .formatted(rule));
    assertThat(review(old, now)).isZero();
    assertThat(written()).contains("accepted on 2026-11-20: measured, nobody reads it");
    Path other = Files.writeString(directory.resolve("other.yaml"), "gate: careful\n");
    assertThat(review(old, now, "--policy", other.toString())).isEqualTo(1);
  }

  private String json(String old, String now) {
    review(old, now, "--format", "json");
    return written();
  }

  @Test
  void everyFormatCanBeWrittenToAFile() throws Exception {
    String old = file("old.avsc", ID);
    String now = file("new.avsc", ID + NOTE);
    for (String format : List.of("text", "markdown", "json", "sarif", "html")) {
      Path report = directory.resolve("report." + format);
      assertThat(review(old, now, "--format", format, "--output", report.toString())).isZero();
      assertThat(written()).isEmpty();
      review(old, now, "--format", format);
      assertThat(report).content().isEqualTo(written()).isNotBlank();
    }
    JsonNode sarif = new ObjectMapper().readTree(directory.resolve("report.sarif").toFile());
    JsonNode rules = sarif.at("/runs/0/tool/driver/rules");
    assertThat(rules.size()).isGreaterThan(20);
    assertThat(
            sarif.at("/runs/0/results/0/locations/0/physicalLocation/region/startLine").intValue())
        .isEqualTo(3);
  }

  @Test
  void aRangeOfRevisionsIsReviewed() throws Exception {
    GitScratch repository = GitScratch.at(directory);
    repository.commit("one", ID);
    repository.commit("two", ID + NOTE);
    repository.commit("three", ID.replace("int", "string"));
    assertThat(review("--git", "one..two")).isZero();
    assertThat(written()).contains("one:schemas/click.avsc → two:schemas/click.avsc");
    assertThat(review("--git", "one..three", "schemas")).isEqualTo(1);
    assertThat(review("--git", "three..HEAD")).isZero();
    assertThat(written()).startsWith("no schema changed");
    assertThat(review("--git", "nowhere..HEAD")).isEqualTo(2);
    assertThat(errors.toString()).startsWith("clicklake: revision 'nowhere' is not in this");
  }

  @Test
  void unusableInputExitsWith2AndIsNamedWithItsPlace() throws Exception {
    String old = file("old.avsc", ID);
    String broken = file("broken.avsc", "{\"name\" \"id\"}");
    assertThat(review(old, broken)).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith("clicklake: ")
        .contains("broken.avsc:2:9: broken JSON");
    assertThat(review(old, directory.resolve("nowhere.avsc").toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("nowhere.avsc: no such file");
    policy("level: BACKWARDS\n");
    assertThat(review(old, old)).isEqualTo(2);
    assertThat(errors.toString()).contains("schema-review.yaml:1:8: level is 'BACKWARDS'");
    assertThat(written()).isEmpty();
  }

  @Test
  void wrongUsageExitsWith2AndSaysWhatWasExpected() {
    assertThat(review()).isEqualTo(2);
    assertThat(errors.toString()).contains("expected OLD and NEW, or --git");
    assertThat(review("--registry", "http://127.0.0.1:1", "a.avsc")).isEqualTo(2);
    assertThat(errors.toString()).contains("--registry needs --subject");
    assertThat(review("--git", "a..b", "--subject", "s")).isEqualTo(2);
    assertThat(review("--registry", "nowhere", "--subject", "s", "a.avsc")).isEqualTo(2);
    assertThat(errors.toString()).contains("'nowhere'");
    assertThat(review("a", "b", "--gate", "safe")).isEqualTo(2);
    assertThat(errors.toString()).contains("--gate is safe, expected careful or breaking");
    assertThat(review("a", "--registry", "u", "--subject", "s", "--against", "first")).isEqualTo(2);
    assertThat(errors.toString()).contains("'first' names no version");
  }

  @Test
  void aFileIsHeldAgainstVersionsOfARegistry(@TempDir Path state) throws Exception {
    SchemaRegistryServer server =
        new SchemaRegistryServer(Distribution.fromSystemProperty(), state, FreePorts.next());
    String url = server.url().toString();
    String now = file("new.avsc", ID.replace("int", "long") + NOTE);
    try (RunningComponent unused = RunningComponent.start(server, Duration.ofSeconds(90))) {
      assertThat(review("--registry", url, "--subject", "clicks-value", now)).isZero();
      assertThat(written()).contains("clicks-value", "none → ");

      SchemaRegistry registry = SchemaRegistries.at(List.of(server.url()));
      registry.register(
          "clicks-value",
          new Schema.Parser().parse(GitScratch.schema(ID.replace("int", "string"))));
      registry.register("clicks-value", new Schema.Parser().parse(GitScratch.schema(ID)));
      review("--registry", url, "--subject", "clicks-value", now);
      assertThat(written()).contains("clicks-value version 2 → ").endsWith("passed\n");
      assertThat(
              review(
                  "--registry",
                  url,
                  "--subject",
                  "clicks-value",
                  "--level",
                  "FULL_TRANSITIVE",
                  now))
          .isEqualTo(1);
      assertThat(written()).contains("version 2 → ", "version 1 → ", "2 schemas: ");
      assertThat(review("--registry", url, "--subject", "clicks-value", "--against", "9", now))
          .isEqualTo(2);
      assertThat(errors.toString()).contains("has no version 9; expected one of [1, 2]");
    }
  }

  /** In time of the processor: what else the machine does is not the review's. */
  @Test
  void aWideSchemaWithManyChangesIsReviewedWithinASecond() throws Exception {
    String old = file("old.avsc", fields(false));
    String now = file("new.avsc", fields(true));
    ThreadMXBean times = ManagementFactory.getThreadMXBean();
    long begin = times.getCurrentThreadCpuTime();
    review(old, now, "--format", "json");
    Duration taken = Duration.ofNanos(times.getCurrentThreadCpuTime() - begin);
    assertThat(taken).isLessThan(Duration.ofSeconds(1));
    assertThat(new ObjectMapper().readTree(written()).path("findings")).hasSize(30);
  }

  /** 200 fields, of which 30 are wider when changed. */
  private static String fields(boolean changed) {
    return IntStream.range(0, 200)
        .mapToObj(
            i ->
                "{\"name\":\"f%d\",\"type\":\"%s\"}"
                    .formatted(i, changed && i % 5 == 0 && i < 150 ? "long" : "int"))
        .collect(Collectors.joining(",\n"));
  }
}
