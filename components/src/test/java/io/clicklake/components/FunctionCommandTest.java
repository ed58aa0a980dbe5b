package io.clicklake.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionCommandTest {

  @TempDir Path jars;

  @Test
  void theClassPathIsTheJarsByNameWhateverTheirOrderInTheFolder() throws IOException {
    for (String file : List.of("b.jar", "a.jar", "c.txt")) {
      Files.createFile(jars.resolve(file));
    }
    FunctionCommand function = new FunctionCommand(jars, "the.Handler");

    assertThat(function.plainOptions())
        .containsExactly("-cp", jars.resolve("a.jar") + ":" + jars.resolve("b.jar"));
    assertThat(function.program())
        .containsExactly(
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", "the.Handler");
  }

  @Test
  void optionsAreSmallCarryTheCacheAndAllowNativeCodeWhereJavaAsks() throws IOException {
    Files.createFile(jars.resolve("a.jar"));
    FunctionCommand function = new FunctionCommand(jars, "the.Handler");

    assertThat(function.options(25, List.of("-XX:AOTCache=x")))
        .contains("-XX:+UseSerialGC", "-XX:AOTCache=x", "--enable-native-access=ALL-UNNAMED")
        .endsWith("-cp", jars.resolve("a.jar").toString());
    assertThat(function.options(17, List.of()))
        .doesNotContain("--enable-native-access=ALL-UNNAMED");
  }

  @Test
  void aFolderWithoutJarsIsNamed() {
    assertThatExceptionOfType(ComponentException.class)
        .isThrownBy(() -> new FunctionCommand(jars, "the.Handler").plainOptions())
        .withMessageContaining(jars + " holds no jar");
  }
}
