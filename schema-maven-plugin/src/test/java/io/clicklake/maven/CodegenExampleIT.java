package io.clicklake.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Maven builds {@code schemas/examples/codegen} with what this build made, from a repository of its
 * own in front of the one this build uses.
 */
class CodegenExampleIT {

  private static final Path HOME = Path.of(property("clicklake.home"));
  private static final String VERSION = property("clicklake.version");

  /** Modules by their artifacts. */
  private static final Map<String, String> MODULES =
      Map.of(
          "clicklake-schemas", "schemas",
          "clicklake-registry", "registry",
          "clicklake-schema-maven-plugin", "schema-maven-plugin");

  private final Path project;
  private final Path repository;

  CodegenExampleIT(@TempDir Path directory) {
    this.project = directory.resolve("example");
    this.repository = directory.resolve("repository");
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  @BeforeEach
  void layOut() throws IOException {
    Path example = HOME.resolve("schemas/examples/codegen");
    for (String part : List.of("pom.xml", "src")) {
      try (Stream<Path> files = Files.walk(example.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          copy(file, project.resolve(example.relativize(file).toString()));
        }
      }
    }
    copy(HOME.resolve("pom.xml"), artifact("clicklake", "pom"));
    for (Map.Entry<String, String> module : MODULES.entrySet()) {
      Path built = HOME.resolve(module.getValue());
      String jar = "target/%s-%s.jar".formatted(module.getKey(), VERSION);
      copy(built.resolve("pom.xml"), artifact(module.getKey(), "pom"));
      copy(built.resolve(jar), artifact(module.getKey(), "jar"));
    }
  }

  private Path artifact(String name, String type) {
    return repository.resolve(
        "io/clicklake/%s/%s/%s-%s.%s".formatted(name, VERSION, name, VERSION, type));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to);
  }

  @Test
  void theExampleIsBuiltAndItsSchemaReviewed() throws Exception {
    assertThat(maven(0, "test"))
        .contains("example.Order")
        .contains("fields.event_id")
        .contains("passed");
    assertThat(project.resolve("target/surefire-reports/example.RoundTripTest.txt"))
        .content()
        .contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");
  }

  @Test
  void aChangeThatBreaksAReaderFailsTheBuild() throws Exception {
    Path schema = project.resolve("src/main/avro/Order.avsc");
    Files.writeString(
        schema, Files.readString(schema).replace("\"type\": \"long\"", "\"type\": \"string\""));

    assertThat(maven(1, "validate"))
        .contains("fields.amount")
        .contains("the schema review found what is breaking");
  }

  /** What Maven prints; it is ended when it takes longer than three minutes. */
  private String maven(int exitCode, String goal) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve("mvnw").toString());
    command.addAll(List.of("-B", "-ntp", "-f", project.resolve("pom.xml").toString()));
    command.add("-Dmaven.repo.local=" + repository);
    command.add("-Dmaven.repo.local.tail=" + property("clicklake.repository"));
    command.add("-Dclicklake.version=" + VERSION);
    command.add(goal);
    Path out = project.resolve("out.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("%s ended in time", command).isTrue();
      String printed = Files.readString(out);
      assertThat(process.exitValue()).as(printed).isEqualTo(exitCode);
      return printed;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
