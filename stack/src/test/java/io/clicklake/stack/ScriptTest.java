package io.clicklake.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the script {@code clicklake} says about the Java it finds, before it builds anything. */
@Timeout(30)
class ScriptTest {

  private static final String SCRIPT =
      Path.of(System.getProperty("clicklake.home"), "clicklake").toString();

  @Test
  void aJavaThatIsTooOldIsNamedWithItsVersion(@TempDir Path jdk) throws Exception {
    Path java = fakeJava(jdk, "java version \"1.8.0_392\"");
    assertThat(run(Map.of("JAVA_HOME", jdk.toString())))
        .isEqualTo(
            "clicklake: "
                + java
                + " is Java 1.8.0_392: set JAVA_HOME to a JDK, 17 or newer\nexit 1");
  }

  @Test
  void elevenIsTooOldAsWell(@TempDir Path jdk) throws Exception {
    fakeJava(jdk, "openjdk version \"11.0.2\" 2019-01-15");
    assertThat(run(Map.of("JAVA_HOME", jdk.toString()))).contains("is Java 11.0.2", "exit 1");
  }

  @Test
  void aJavaHomeWithoutJavaIsNamed(@TempDir Path empty) throws Exception {
    assertThat(run(Map.of("JAVA_HOME", empty.toString())))
        .contains("JAVA_HOME is " + empty, "exit 1");
  }

  @Test
  void aMachineWithoutJavaIsToldSo(@TempDir Path tools) throws Exception {
    for (String tool : new String[] {"bash", "dirname", "readlink", "sed", "head"}) {
      Files.createSymbolicLink(tools.resolve(tool), which(tool));
    }
    assertThat(run(Map.of("JAVA_HOME", "", "PATH", tools.toString())))
        .contains("no java on the PATH", "exit 1");
  }

  @Test
  void aJavaThatDoesNotRunIsToldWithWhatItSays(@TempDir Path jdk) throws Exception {
    Path java = program(jdk.resolve("bin/java"), "echo 'no libjvm' >&2; exit 1");
    assertThat(run(Map.of("JAVA_HOME", jdk.toString())))
        .contains("clicklake: " + java + " does not run", "no libjvm", "exit 1");
  }

  private static Path fakeJava(Path jdk, String version) throws IOException {
    return program(jdk.resolve("bin/java"), "echo '" + version + "' >&2");
  }

  private static Path program(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static Path which(String tool) {
    for (String directory : System.getenv("PATH").split(":", -1)) {
      Path found = Path.of(directory, tool);
      if (Files.isExecutable(found)) {
        return found;
      }
    }
    throw new AssertionError(tool + " is not on the PATH");
  }

  private static String run(Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(which("bash").toString(), SCRIPT, "--help").redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output + "exit " + process.waitFor();
  }
}
