package io.clicklake.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.components.Distribution;
import io.clicklake.components.FreePorts;
import io.clicklake.components.RunningComponent;
import io.clicklake.components.TrinoServer;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * On Trino, through the tables that Terraform gives to Glue: their columns read the files and their
 * projection finds them. With {@code -Pengines}.
 */
@EnabledIfSystemProperty(named = "clicklake.engines", matches = "true")
class NamedQueriesOnTrinoTest extends NamedQueries {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static @Nullable RunningComponent running;
  private static @Nullable Trino trino;

  @BeforeAll
  static void layTheLake(@TempDir Path state) throws Exception {
    TrinoServer server =
        TrinoServer.onInstalledJava(Distribution.fromSystemProperty(), state, FreePorts.next());
    running = RunningComponent.start(server, PATIENCE);
    Trino started = new Trino(server);
    try (DuckDb writer = new DuckDb()) {
      for (LakeFixture table : TABLES) {
        Path files = table.writeTo(server.lake(), writer);
        started.define(
            new ObjectMapper()
                .readTree(TerraformFiles.TABLES.resolve(table.table() + ".json").toFile()),
            files);
      }
    }
    trino = started;
  }

  @AfterAll
  static void end() {
    if (running != null) {
      running.close();
    }
  }

  @Override
  SqlEngine engine() {
    if (trino == null) {
      throw new IllegalStateException("Trino was not started");
    }
    return trino;
  }

  @Override
  void make(String statement) {
    assertThat(engine().rows(statement)).isEmpty();
  }

  @Test
  void projectionFindsEveryRowAlsoWithoutAConditionOnTime() {
    assertThat(engine().rows("SELECT count(*) FROM click_events").get(0)).containsExactly("23");
  }

  @Test
  void theQueryForAPersonsFilesFindsThem() {
    String document = TerraformFiles.text(TerraformFiles.HOME.resolve("docs/operations.md"));
    String query =
        document.substring(document.indexOf("```sql") + 6, document.indexOf("```\n\n2."));
    assertThat(engine().rows(query))
        .hasSize(1)
        .first()
        .satisfies(
            row -> {
              assertThat(row.get(0)).contains("/year=2026/month=11/day=20/hour=09/");
              assertThat(row.get(1)).isEqualTo("7");
            });
  }
}
