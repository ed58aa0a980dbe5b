package io.clicklake.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {

  @Test
  void theBuildLaysEveryProgram() {
    Distribution distribution = Distribution.fromSystemProperty();
    assertThat(distribution.kafkaClassPath()).endsWith("/*");
    assertThat(distribution.s3Jar()).isRegularFile();
    assertThat(distribution.registryJar()).isRegularFile();
  }

  @Test
  void aMissingProgramIsNamedWithTheCommandThatBringsIt(@TempDir Path home) {
    Distribution distribution = Distribution.at(home);
    assertThatThrownBy(distribution::s3Jar)
        .isInstanceOf(ComponentException.class)
        .hasMessageContainingAll(home + "/components/target/dist/s3", "./mvnw");
  }

  @Test
  void twoVersionsOfAProgramAreNamedWithTheCommandThatClearsThem(@TempDir Path home)
      throws IOException {
    Path registry = Files.createDirectories(home.resolve("components/target/dist/registry"));
    Files.createFile(registry.resolve("app-1-runner.jar"));
    Distribution distribution = Distribution.at(home);
    assertThat(distribution.registryJar()).hasFileName("app-1-runner.jar");
    Files.createFile(registry.resolve("app-2-runner.jar"));
    assertThatThrownBy(distribution::registryJar)
        .isInstanceOf(ComponentException.class)
        .hasMessageContainingAll("[app-1-runner.jar, app-2-runner.jar]", "clean -pl components");
  }

  @Test
  void aJavaThatIsTooOldIsNamed() {
    assertThatThrownBy(() -> new JavaRuntime(Path.of("/opt/java/bin/java"), 11))
        .isInstanceOf(ComponentException.class)
        .hasMessageContainingAll("Java 11", "/opt/java/bin/java", "17", "JAVA_HOME");
  }
}
