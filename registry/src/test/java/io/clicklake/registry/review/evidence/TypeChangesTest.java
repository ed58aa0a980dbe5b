package io.clicklake.registry.review.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.registry.review.Cell;
import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.LakeType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What the rules say of changes of a type is what engines do. */
class TypeChangesTest {

  private static final Path TABLE =
      Path.of(
          System.getProperty("clicklake.home"),
          "registry/src/main/resources/io/clicklake/registry/review/lake-type-changes.csv");
  private static final String WRITE = "clicklake.document.write";

  @TempDir Path directory;

  @Test
  void everyTypeIsNamedAsReviewsNameIt() {
    assertThat(LakeTypes.names())
        .allSatisfy(name -> assertThat(LakeType.of(LakeTypes.schema(name))).isEqualTo(name));
  }

  @Test
  void theTableHasEveryChangeOnceAndANestedPlaceOnlyWhereItDiffers() throws IOException {
    String csv = Files.readString(TABLE);
    TypeChangeTable table = TypeChangeTable.parse(csv);
    assertThat(table.csv()).isEqualTo(csv);
    assertThat(csv.lines().filter(line -> line.startsWith("column,")))
        .hasSameSizeAs(LakeTypes.changes(TypeChange.Place.COLUMN));
  }

  @Test
  void duckDbDoesWhatTheTableSays() throws IOException {
    TypeChangeTable table = TypeChangeTable.parse(Files.readString(TABLE));
    assertThat(MeasuredTypeChanges.duckdb(directory))
        .allSatisfy(
            (change, cell) ->
                assertThat(cell).as("%s", change).isEqualTo(table.of(change).duckdbUnion()));
  }

  @Test
  @EnabledIfSystemProperty(named = "clicklake.engines", matches = "true")
  void trinoDoesWhatTheTableSays() throws Exception {
    Map<TypeChange, LakeEffect> measured =
        MeasuredTypeChanges.engines(SharedTrino.lake(), directory);
    if (Boolean.getBoolean(WRITE)) {
      Files.createDirectories(TABLE.getParent());
      Files.writeString(TABLE, TypeChangeTable.of(measured).csv());
    }
    TypeChangeTable table = TypeChangeTable.parse(Files.readString(TABLE));
    List<String> contradictions = new ArrayList<>();
    measured.forEach(
        (change, effect) -> {
          if (!effect.equals(table.of(change))) {
            contradictions.add(
                "%s: the table says %s, engines do %s"
                    .formatted(
                        change,
                        TypeChangeTable.text(table.of(change)),
                        TypeChangeTable.text(effect)));
          }
        });
    assertThat(contradictions)
        .as(
            "run ./mvnw -q -Dquick -Pengines test -pl registry -am -Dtest=TypeChangesTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            WRITE)
        .isEmpty();
  }

  @Test
  void aCellHasItsWord() {
    assertThat(TypeChangeTable.text(LakeEffect.NONE))
        .isEqualTo(String.join(",", List.of("same", "same", "same", "same", Cell.SAME.text())));
  }
}
