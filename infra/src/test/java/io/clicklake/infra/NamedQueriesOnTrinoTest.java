package io.clicklake.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.components.TrinoLake;
import java.nio.file.Path;
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

  private static @Nullable TrinoLake trino;

  @BeforeAll
  static void layTheLake(@TempDir Path state) throws Exception {
    TrinoLake started = TrinoLake.start(state, "lake");
    trino = started;
    try (DuckDb writer = new DuckDb()) {
      for (LakeFixture table : TABLES) {
        Path files = table.writeTo(started.directory(), writer);
        started.define(
            TerraformFiles.text(TerraformFiles.TABLES.resolve(table.table() + ".json")), files);
      }
    }
  }

  @AfterAll
  static void end() {
    if (trino != null) {
      trino.close();
    }
  }

  @Override
  SqlEngine engine() {
    if (trino == null) {
      throw new IllegalStateException("Trino was not started");
    }
    return trino.client()::rows;
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
