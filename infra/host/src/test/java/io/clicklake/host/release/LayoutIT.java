package io.clicklake.host.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The layout as the build has laid it. */
class LayoutIT {

  private static final Path HOME = Path.of(System.getProperty("clicklake.home"));
  private static final Path DIST = HOME.resolve("infra/host/target/dist");

  @Test
  void itsProgramsAreTheVeryDirectoriesThatTheTestsRun() throws IOException {
    Path components = HOME.resolve("components/target/dist");
    assertThat(DIST.resolve("kafka").toRealPath())
        .isEqualTo(components.resolve("kafka").toRealPath());
    assertThat(DIST.resolve("registry").toRealPath())
        .isEqualTo(components.resolve("registry").toRealPath());
    assertThat(DIST.resolve("plugins/clicklake-sink").toRealPath())
        .isEqualTo(HOME.resolve("connect/target/plugin/clicklake-sink").toRealPath());
  }

  @Test
  void theToolTakesFromKafkasFolderWhatIsThere() throws IOException {
    Set<String> twice = libraries("tool");
    twice.retainAll(libraries("kafka"));
    assertThat(twice).isEmpty();
    assertThat(versions("tool", "jetty-")).isEqualTo(versions("kafka", "jetty-")).hasSize(1);
  }

  @Test
  void theToolSaysWhatItDoes() throws Exception {
    Process process =
        new ProcessBuilder(DIST.resolve("bin/clicklake-host").toString(), "--help")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said)
        .contains("prepare", "await", "topics", "schemas", "connectors", "measure", "rotate");
  }

  @Test
  void itsJarsAreKnownByNameAndVersion() throws IOException {
    for (String file : new Layout(DIST).files()) {
      if (file.endsWith(".jar")) {
        assertThat(Jar.of(DIST.resolve(file)).version()).as(file).isNotEqualTo("unknown");
      }
    }
  }

  private static Set<String> libraries(String folder) throws IOException {
    return jars(folder).stream()
        .map(name -> name.replaceAll("-\\d.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> versions(String folder, String prefix) throws IOException {
    return jars(folder).stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.replaceAll(".*-(\\d[^-]*)\\.jar", "$1"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> jars(String folder) throws IOException {
    try (Stream<Path> files = Files.list(DIST.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
