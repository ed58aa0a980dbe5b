package io.clicklake.stack.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.clicklake.components.JavaRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The action's own script, run by bash in a small repository, and what the workflow refers to. */
@Timeout(120)
class ReviewActionTest {

  private static final Path HOME = Path.of(System.getProperty("clicklake.home"));
  private static final Path ACTION = Path.of(".github/actions/schema-review/action.yml");
  private static final Path WORKFLOW = Path.of(".github/workflows/build.yml");
  private static final Pattern INPUT = Pattern.compile("\\$\\{\\{ inputs\\.(\\w+)[^}]*}}");
  private static final String ID = "{\"name\":\"id\",\"type\":\"int\"}";

  private final GitScratch repository;
  private final Path tool;
  private final Path summary;

  ReviewActionTest(@TempDir Path directory) throws Exception {
    Path root = directory.toRealPath();
    repository = GitScratch.at(Files.createDirectory(root.resolve("checkout")));
    tool = Files.createDirectories(root.resolve("tool/.github/actions/schema-review"));
    summary = Files.createFile(root.resolve("summary.md"));
  }

  /**
   * The command beside the action, on this test's class path, which has two log providers: nothing
   * is built.
   */
  @BeforeEach
  void layCommand() throws IOException {
    String java =
        JavaRuntime.current()
            .command(
                List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
                    "-Dslf4j.internal.verbosity=WARN",
                    "-cp",
                    System.getProperty("java.class.path")),
                List.of("io.clicklake.stack.Clicklake"))
            .stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Path command = tool.resolve("../../../clicklake").normalize();
    Files.writeString(command, "#!/usr/bin/env bash\nexec " + java + " \"$@\"\n");
    assertThat(command.toFile().setExecutable(true)).isTrue();
  }

  private static JsonNode yaml(Path file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(HOME.resolve(file)));
  }

  private static List<JsonNode> steps(Path file) throws IOException {
    List<JsonNode> steps = new ArrayList<>();
    yaml(file).findValues("steps").forEach(list -> list.forEach(steps::add));
    return steps;
  }

  /** What a run of the action's script said, and its exit code. */
  private record Run(int exitCode, String log) {}

  private Run run(Map<String, String> given) throws Exception {
    JsonNode action = yaml(ACTION);
    Map<String, String> environment = new TreeMap<>();
    StringBuilder script = new StringBuilder();
    for (JsonNode step : action.at("/runs/steps")) {
      script.append(step.path("run").asText(""));
      step.path("env")
          .fields()
          .forEachRemaining(
              entry -> {
                Matcher input = INPUT.matcher(entry.getValue().textValue());
                assertThat(input.find()).as("%s takes an input", entry).isTrue();
                String name = input.group(1);
                String value = action.path("inputs").path(name).path("default").textValue();
                environment.put(entry.getKey(), given.getOrDefault(name, value));
              });
    }
    Path file = Files.writeString(summary.resolveSibling("step.sh"), script);
    Path log = summary.resolveSibling("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", file.toString())
            .directory(repository.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("GITHUB_ACTION_PATH", tool.toString());
    builder.environment().put("GITHUB_STEP_SUMMARY", summary.toString());
    return new Run(builder.start().waitFor(), Files.readString(log));
  }

  @Test
  void aPullRequestIsReviewedIntoItsSummaryAndASarifFile() throws Exception {
    repository.commit("base", ID);
    repository.commit("change", ID.replace("int", "float"));
    Run run = run(Map.of("base", "base", "path", "schemas"));
    assertThat(run.log()).contains("breaking  t.Click").endsWith("gate breaking: failed\n");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(summary).content().startsWith("### Schema review: 🔴 breaking");
    JsonNode sarif =
        new ObjectMapper().readTree(repository.root().resolve("schema-review.sarif").toFile());
    assertThat(sarif.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri"))
        .hasToString("\"schemas/click.avsc\"");
  }

  @Test
  void itsInputsAreTheCommandsOptions() throws Exception {
    repository.commit("base", ID);
    repository.commit("change", ID.replace("int", "float"));
    Path policy =
        Files.writeString(
            summary.resolveSibling("policy.yaml"),
            "level: NONE\nrules:\n  number-changed: careful\n");
    Map<String, String> inputs =
        Map.of("base", "base", "policy", policy.toString(), "sarif", "found.sarif");
    assertThat(run(inputs).exitCode()).isZero();
    assertThat(repository.root().resolve("found.sarif")).exists();
    Map<String, String> stricter = new TreeMap<>(inputs);
    stricter.put("gate", "careful");
    assertThat(run(stricter).exitCode()).isEqualTo(1);
  }

  @Test
  void unusableSchemasFailItAndAFirstPushHasNothingToCompareWith() throws Exception {
    repository.commit("base", ID);
    repository.commit("change", "{");
    Run unusable = run(Map.of("base", "base"));
    assertThat(unusable.exitCode()).isEqualTo(2);
    assertThat(unusable.log()).contains("HEAD:schemas/click.avsc:3:", "broken JSON");
    Run first = run(Map.of("base", "0".repeat(40)));
    assertThat(first.exitCode()).isZero();
    assertThat(summary).content().contains("no schema was reviewed");
  }

  @Test
  void whatIsUsedIsHereOrPinnedByItsVersion() throws Exception {
    List<JsonNode> steps = new ArrayList<>(steps(WORKFLOW));
    steps.addAll(steps(ACTION));
    assertThat(steps).hasSizeGreaterThan(5);
    for (JsonNode step : steps) {
      String uses = step.path("uses").asText("");
      if (uses.startsWith("./")) {
        JsonNode inputs = yaml(Path.of(uses.substring(2), "action.yml")).path("inputs");
        step.path("with")
            .fieldNames()
            .forEachRemaining(name -> assertThat(inputs.has(name)).as(name).isTrue());
      } else if (!uses.isEmpty()) {
        assertThat(uses).matches("[\\w-]+/[\\w-]+@v\\d+(\\.\\d+)*");
      } else if (step.path("run").textValue().startsWith("./")) {
        assertThat(HOME.resolve(step.path("run").textValue().split(" ", 2)[0])).isExecutable();
      }
    }
  }
}
