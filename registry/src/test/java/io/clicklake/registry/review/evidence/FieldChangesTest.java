package io.clicklake.registry.review.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.registry.review.Cell;
import io.clicklake.registry.review.LakeEffect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What the rules say of fields added, removed, renamed and moved is what engines do. */
class FieldChangesTest {

  private static final String WRITE = "clicklake.document.write";

  @TempDir Path directory;

  @Test
  void duckDbDoesWhatTheTableSays() throws IOException {
    FieldChangeTable table = FieldChangeTable.committed();
    try (DuckDbEvidence duckdb = new DuckDbEvidence()) {
      assertThat(FieldChange.all())
          .allSatisfy(
              change ->
                  assertThat(duckdb.union(versions(change), change.path()))
                      .as("%s", change)
                      .isEqualTo(table.of(change).duckdbUnion()));
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "clicklake.engines", matches = "true")
  void trinoDoesWhatTheTableSays() throws IOException {
    Map<FieldChange, LakeEffect> measured = new LinkedHashMap<>();
    try (DuckDbEvidence duckdb = new DuckDbEvidence()) {
      for (FieldChange change : FieldChange.all()) {
        TrinoEvidence trino =
            TrinoEvidence.lay(SharedTrino.lake(), change.oldSchema(), change.newSchema());
        Cell union = duckdb.union(trino.versions(), change.path());
        measured.put(change, trino.effect(change.path(), union));
      }
    }
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(FieldChangeTable.COMMITTED, FieldChangeTable.of(measured).csv());
    }
    FieldChangeTable table = FieldChangeTable.committed();
    assertThat(measured)
        .as(
            "run ./mvnw -q -Dquick -Pengines test -pl registry -am -Dtest=FieldChangesTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            WRITE)
        .allSatisfy(
            (change, effect) -> assertThat(effect).as("%s", change).isEqualTo(table.of(change)));
  }

  private Versions versions(FieldChange change) {
    return Versions.write(
        directory.resolve(change.toString()), change.oldSchema(), change.newSchema());
  }
}
