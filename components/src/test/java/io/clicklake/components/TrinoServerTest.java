package io.clicklake.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
      assertThat(answer(trino, "show schemas from hive like 'laid'")).contains("[[\"laid\"]]");
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

  /** All pages of an answer. */
  private static String answer(TrinoServer trino, String sql) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(trino.url().resolve("/v1/statement"))
            .header("X-Trino-User", "test")
            .POST(HttpRequest.BodyPublishers.ofString(sql));
    StringBuilder pages = new StringBuilder();
    while (true) {
      String page =
          HttpClient.newHttpClient()
              .send(request.build(), HttpResponse.BodyHandlers.ofString())
              .body();
      pages.append(page);
      int next = page.indexOf("\"nextUri\":\"");
      if (next < 0) {
        return pages.toString();
      }
      String uri = page.substring(next + 11, page.indexOf('"', next + 11));
      request = HttpRequest.newBuilder(URI.create(uri)).GET();
    }
  }
}
