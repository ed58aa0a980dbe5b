package io.clicklake.image;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.clicklake.components.ComponentException;
import io.clicklake.components.InstalledJava;
import io.clicklake.components.JavaRuntime;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The training as the image's build runs it, in a folder of this machine. */
@Timeout(300)
class TrainingIT {

  private static final Path CONTEXT = Path.of(System.getProperty("clicklake.image.context"));

  @TempDir Path task;

  @BeforeEach
  void layTheJars() throws IOException {
    Files.createDirectories(task.resolve("lib"));
    for (Path jar : jars()) {
      Files.copy(jar, task.resolve("lib").resolve(jar.getFileName()), COPY_ATTRIBUTES);
    }
  }

  @Test
  void theCacheIsTakenByTheFunctionsOptionsAndABrokenOneIsRefusedWhereItIsDemanded()
      throws Exception {
    JavaRuntime java = java25();
    assertThat(
            run(
                java,
                "-Djava.io.tmpdir=" + Files.createDirectories(task.resolve("tmp")),
                "-cp",
                CONTEXT.resolve("training") + "/*:" + task.resolve("lib") + "/*",
                Training.class.getName(),
                task.toString()))
        .isZero();
    assertThat(output()).contains("function.aot: ");

    String options = "@" + task.resolve("function.options");
    assertThat(run(java, options, "-XX:AOTMode=on", "-version")).as(output()).isZero();

    try (FileChannel cache = FileChannel.open(task.resolve("function.aot"), WRITE)) {
      cache.truncate(1_000_000);
    }
    assertThat(run(java, options, "-XX:AOTMode=on", "-version")).isNotZero();
    assertThat(run(java, options, "-version")).as("without a cache, but started").isZero();
  }

  @Test
  void aFunctionThatDoesNotStartFailsTheTrainingWithWhatItSays() throws Exception {
    JavaRuntime java = java25();
    Files.delete(
        jars().stream()
            .filter(jar -> jar.getFileName().toString().startsWith("org-crac"))
            .map(jar -> task.resolve("lib").resolve(jar.getFileName()))
            .findFirst()
            .orElseThrow());
    assertThat(
            run(
                java,
                "-Djava.io.tmpdir=" + Files.createDirectories(task.resolve("tmp")),
                "-cp",
                CONTEXT.resolve("training") + "/*:" + CONTEXT.resolve("lib") + "/*",
                Training.class.getName(),
                task.toString()))
        .isNotZero();
    assertThat(output()).contains("training failed: ", "org/crac");
    assertThat(task.resolve("function.options")).doesNotExist();
  }

  /** What a cold start loads is a cost. */
  @Test
  void theFunctionIsFewAndSmallJars() throws IOException {
    long bytes = 0;
    for (Path jar : jars()) {
      bytes += Files.size(jar);
    }
    assertThat(bytes).isLessThan(25_000_000);
    assertThat(jars()).hasSizeLessThanOrEqualTo(20);
  }

  private static List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(CONTEXT.resolve("lib"))) {
      return files.sorted().toList();
    }
  }

  private static JavaRuntime java25() {
    Optional<JavaRuntime> found;
    String why = "";
    try {
      found = Optional.of(InstalledJava.onThisComputer().atLeast(25));
    } catch (ComponentException none) {
      found = Optional.empty();
      why = String.valueOf(none.getMessage());
    }
    assumeThat(found).as(why).isPresent();
    return found.orElseThrow();
  }

  private int run(JavaRuntime java, String... arguments) throws Exception {
    List<String> command =
        Stream.concat(Stream.of(java.executable().toString()), Stream.of(arguments)).toList();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(task.resolve("output.log").toFile())
            .start();
    try {
      assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private String output() throws IOException {
    return Files.readString(task.resolve("output.log"));
  }
}
