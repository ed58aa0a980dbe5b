package io.clicklake.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class TrinoServerTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  @EnabledIfSystemProperty(named = "clicklake.engines", matches = "true")
  void itAnswersOnLoopbackAloneAndSeesDefinitionsThatAreLaidDown(@TempDir Path state)
      throws Exception {
    TrinoServer trino =
        TrinoServer.onInstalledJava(Distribution.fromSystemProperty(), state, FreePorts.next());
    try (RunningComponent running = RunningComponent.start(trino, PATIENCE)) {
      if (ListeningSockets.known()) {
        assertThat(ListeningSockets.of(running.pid())).isNotEmpty();
        assertThat(ListeningSockets.beyondLoopback(running.pid())).isEmpty();
      }
      Files.createDirectories(trino.metastore().resolve("laid"));
      Files.writeString(
          trino.metastore().resolve(".laid.trinoSchema"),
          "{\"writerVersion\":\"1\",\"ownerName\":\"x\",\"ownerType\":\"USER\",\"parameters\":{}}");
      TrinoClient client = new TrinoClient(trino.url(), "laid", List.of());
      assertThat(client.rows("SHOW SCHEMAS LIKE 'laid';")).containsExactly(List.of("laid"));
      assertThat(client.rows("SELECT DOUBLE '50', CAST(NULL AS varchar), true"))
          .containsExactly(List.of("50.0", "NULL", "true"));
      assertThatThrownBy(() -> client.rows("SELECT absent"))
          .isInstanceOf(ComponentException.class)
          .hasMessageContainingAll("SELECT absent", "COLUMN_NOT_FOUND", "absent");
    }
    assertThat(RunningComponent.find(trino)).isEmpty();
  }

  @Test
  void aJavaThatIsTooOldIsNamed(@TempDir Path state) {
    JavaRuntime old = new JavaRuntime(Path.of("/opt/java/bin/java"), 17);
    assertThatThrownBy(
            () -> new TrinoServer(Distribution.fromSystemProperty(), old, state, FreePorts.next()))
        .isInstanceOf(ComponentException.class)
        .hasMessageContainingAll("Java 17", "/opt/java/bin/java", "JAVA_HOME_25");
  }

  @Test
  void withoutTheProfileTheMissingProgramIsNamedWithTheCommandThatBringsIt(@TempDir Path home) {
    assertThatThrownBy(() -> Distribution.at(home).trinoClassPath())
        .isInstanceOf(ComponentException.class)
        .hasMessageContainingAll("dist/trino", "-Pengines");
  }
}
