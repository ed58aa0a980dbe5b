package io.clicklake.registry.review.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.registry.review.LakeEffect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What the rules say of fields added, removed, renamed and moved is what engines do. */
class FieldChangesTest {

  private static final Path TABLE =
      Path.of(
          System.getProperty("clicklake.home"),
          "registry/src/main/resources/io/clicklake/registry/review/lake-field-changes.csv");
  private static final String HEADER =
      "change,place,position,oldFilesProjected,oldFilesRegistered,newFilesOldTable,predicate,duckdbUnion";
  private static final String WRITE = "clicklake.document.write";

  @TempDir Path directory;

  @Test
  void duckDbDoesWhatTheTableSays() throws IOException {
    Map<FieldChange, LakeEffect> table = table();
    try (DuckDbEvidence duckdb = new DuckDbEvidence()) {
      assertThat(FieldChange.all())
          .allSatisfy(
              change -> {
                Versions versions =
                    Versions.write(
                        directory.resolve(change.toString()),
                        change.oldSchema(),
                        change.newSchema());
                assertThat(duckdb.union(versions, change.path()))
                    .as("%s", change)
                    .isEqualTo(row(table, change).duckdbUnion());
              });
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
        measured.put(
            change, trino.effect(change.path(), duckdb.union(trino.versions(), change.path())));
      }
    }
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(TABLE, csv(measured));
    }
    Map<FieldChange, LakeEffect> table = table();
    List<String> contradictions = new ArrayList<>();
    measured.forEach(
        (change, effect) -> {
          if (!effect.equals(row(table, change))) {
            contradictions.add(
                "%s: the table says %s, engines do %s"
                    .formatted(
                        change,
                        TypeChangeTable.text(row(table, change)),
                        TypeChangeTable.text(effect)));
          }
        });
    assertThat(contradictions)
        .as(
            "run ./mvnw -q -Dquick -Pengines test -pl registry -am -Dtest=FieldChangesTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            WRITE)
        .isEmpty();
  }

  /** The table's row of a change; where it has none, that of the like change which has. */
  private static LakeEffect row(Map<FieldChange, LakeEffect> table, FieldChange change) {
    for (FieldChange like :
        List.of(change, change.inStruct(), change.amongOthers(), change.inStruct().amongOthers())) {
      LakeEffect effect = table.get(like);
      if (effect != null) {
        return effect;
      }
    }
    throw new IllegalArgumentException("the table has no row for " + change);
  }

  private static String csv(Map<FieldChange, LakeEffect> measured) {
    Map<FieldChange, LakeEffect> written = new LinkedHashMap<>();
    measured.forEach(
        (change, effect) -> {
          boolean own = change.equals(change.inStruct().amongOthers());
          if (own || !effect.equals(row(written, change))) {
            written.put(change, effect);
          }
        });
    List<String> lines = new ArrayList<>(List.of(HEADER));
    written.forEach(
        (change, effect) ->
            lines.add(
                String.join(
                    ",",
                    change.change(),
                    change.place().text(),
                    change.position(),
                    TypeChangeTable.text(effect))));
    return String.join("\n", lines) + "\n";
  }

  private static Map<FieldChange, LakeEffect> table() throws IOException {
    Map<String, FieldChange> changes = new LinkedHashMap<>();
    FieldChange.all()
        .forEach(
            change ->
                changes.put(
                    String.join(",", change.change(), change.place().text(), change.position()),
                    change));
    List<String> lines = Files.readAllLines(TABLE);
    assertThat(lines.get(0)).isEqualTo(HEADER);
    Map<FieldChange, LakeEffect> table = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split(",", -1));
      FieldChange change = changes.get(String.join(",", cells.subList(0, 3)));
      assertThat(change).as("the change of the row %s", line).isNotNull();
      table.put(change, TypeChangeTable.effect(cells.subList(3, 8)));
    }
    return table;
  }
}
