package io.clicklake.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clicklake.components.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When the script {@code clicklake} builds, in a checkout whose Maven and Java only say so. */
@Timeout(60)
class ScriptBuildTest {

  private static final Path SCRIPT = Path.of(System.getProperty("clicklake.home"), "clicklake");

  private final Path home;
  private int runs;

  ScriptBuildTest(@TempDir Path home) throws IOException {
    this.home = home.toRealPath();
  }

  @BeforeEach
  void layCheckout() throws IOException {
    program("clicklake", Files.readString(SCRIPT));
    program(
        "mvnw",
        """
        #!/bin/sh
        mkdir busy || echo two at once >>builds
        echo build >>builds
        while [ -e hold ]; do sleep 0.05; done
        rmdir busy
        """);
    program(
        "jdk/bin/java",
        """
        #!/bin/sh
        if [ "$1" = -version ]; then echo 'openjdk version "17.0.1"' >&2; else echo ran; fi
        """);
    Files.writeString(home.resolve("pom.xml"), "");
  }

  @Test
  void theFirstUseBuildsWhateverTheCommandAndTheSecondDoesNot() throws Exception {
    assertThat(run("status")).contains("building (first use)", "ran");
    assertThat(run("up")).isEqualTo("ran\n");
    assertThat(builds()).containsExactly("build");
    assertThat(home.resolve("stack/target")).isDirectoryNotContaining("glob:**build.lock*");
  }

  @Test
  void editedSourcesAreBuiltForWhatStartsAStackOnly() throws Exception {
    run("status");
    edit();
    for (String command : List.of("down", "status", "query", "--help")) {
      assertThat(run(command)).isEqualTo("ran\n");
    }
    assertThat(run("demo")).contains("building (pom.xml is newer");
    edit();
    assertThat(run("up")).contains("building (pom.xml is newer");
    assertThat(builds()).hasSize(3);
  }

  @Test
  void benchIsBuiltForItselfAndAlwaysMeasuresTodaysSources() throws Exception {
    run("status");
    assertThat(run("bench")).contains("building (first use)", "ran");
    assertThat(run("bench")).isEqualTo("ran\n");
    edit();
    assertThat(run("bench")).contains("building (pom.xml is newer", "ran");
    assertThat(builds()).hasSize(3);
    assertThat(home.resolve("benchmarks/target/built")).exists();
  }

  @Test
  void nothingIsBuiltUnderARunningStackAndALineSaysSo() throws Exception {
    run("status");
    edit();
    PidFile running = new PidFile(home.resolve(".clicklake/offset-7/run/kafka.pid"));
    running.write(ProcessHandle.current());
    assertThat(run("up")).contains("the running stack is of an older build", "pom.xml", "ran");
    assertThat(builds()).hasSize(1);
  }

  @Test
  void aStackThatIsGoneDoesNotKeepFromBuilding() throws Exception {
    run("status");
    edit();
    Path noted = Files.createDirectories(home.resolve(".clicklake/run")).resolve("kafka.pid");
    Files.write(
        noted,
        List.of(Long.toString(ProcessHandle.current().pid()), "boot of-another-day ticks 17"));
    assertThat(run("up")).contains("building");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void ofTwoFirstUsesTheSecondWaitsAndTakesWhatTheFirstBuilt() throws Exception {
    Files.createFile(home.resolve("hold"));
    Process first = begin("status", home.resolve("first.txt"));
    Path waiting = home.resolve("second.txt");
    try {
      await().until(() -> Files.exists(home.resolve("builds")));
      Process second = begin("up", waiting);
      await().until(() -> Files.readString(waiting).contains("waiting for another build"));
      Files.delete(home.resolve("hold"));
      assertThat(second.waitFor()).isZero();
      assertThat(first.waitFor()).isZero();
    } finally {
      Files.deleteIfExists(home.resolve("hold"));
      first.destroy();
    }
    assertThat(waiting).content().endsWith("ran\n");
    assertThat(builds()).containsExactly("build");
  }

  @Test
  void theLockOfABuildThatWasKilledIsTakenOver() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path lock = Files.createDirectories(home.resolve("stack/target")).resolve("build.lock");
    Files.createSymbolicLink(lock, Path.of(Long.toString(gone.pid())));
    assertThat(run("up")).contains("building (first use)", "ran");
  }

  @Test
  void aBuildThatFailsIsTriedAgainTheNextTime() throws Exception {
    program("mvnw", "#!/bin/sh\nexit 1\n");
    assertThat(run("up")).contains("the build failed").doesNotContain("ran");
    layCheckout();
    assertThat(run("up")).contains("building (first use)", "ran");
  }

  private void edit() throws IOException {
    Files.setLastModifiedTime(
        home.resolve("pom.xml"), FileTime.from(Instant.now().plus(Duration.ofHours(runs))));
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(home.resolve("builds"));
  }

  private void program(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private String run(String command) throws IOException, InterruptedException {
    runs++;
    Path output = home.resolve("run-" + runs + ".txt");
    begin(command, output).waitFor();
    return Files.readString(output);
  }

  private Process begin(String command, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("clicklake").toString(), command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    return builder.start();
  }
}
