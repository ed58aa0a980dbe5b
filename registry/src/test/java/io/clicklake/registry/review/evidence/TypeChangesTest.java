package io.clicklake.registry.review.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.clicklake.registry.review.Cell;
import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.LakeType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What the rules say of changes of a type is what engines do. */
class TypeChangesTest {

  private static final String WRITE = "clicklake.document.write";

  @TempDir Path directory;

  @Test
  void everyTypeIsNamedAsReviewsNameIt() {
    assertThat(LakeTypes.names())
        .allSatisfy(name -> assertThat(LakeType.of(LakeTypes.schema(name))).isEqualTo(name));
  }

  @Test
  void theTableHasEveryChangeOnceAndANestedPlaceOnlyWhereItDiffers() throws IOException {
    String csv = Files.readString(TypeChangeTable.COMMITTED);
    assertThat(TypeChangeTable.committed().csv()).isEqualTo(csv);
    assertThat(csv.lines().filter(line -> line.startsWith("column,")))
        .hasSameSizeAs(LakeTypes.changes(TypeChange.Place.COLUMN));
  }

  @Test
  void duckDbDoesWhatTheTableSays() throws IOException {
    TypeChangeTable table = TypeChangeTable.committed();
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
      Files.writeString(TypeChangeTable.COMMITTED, TypeChangeTable.of(measured).csv());
    }
    TypeChangeTable table = TypeChangeTable.committed();
    assertThat(measured)
        .as(
            "run ./mvnw -q -Dquick -Pengines test -pl registry -am -Dtest=TypeChangesTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            WRITE)
        .allSatisfy(
            (change, effect) -> assertThat(effect).as("%s", change).isEqualTo(table.of(change)));
  }

  /** Trino has no reader for a time of day in milliseconds, whatever the column is called. */
  @Test
  @EnabledIfSystemProperty(named = "clicklake.engines", matches = "true")
  void whatDoesNotChangeReadsBackSaveTimesOfDayInMilliseconds() {
    List<TypeChange> unchanged = LakeTypes.unchanged();
    Schema record = LakeTypes.newRecord(unchanged);
    TrinoEvidence trino = TrinoEvidence.lay(SharedTrino.lake(), record, record);
    for (TypeChange none : unchanged) {
      LakePath path = none.place().path("c" + unchanged.indexOf(none));
      Cell expected = none.from().equals("time-millis") ? Cell.ERROR : Cell.SAME;
      assertThat(trino.effect(path, Cell.SAME))
          .as(none.from())
          .isEqualTo(new LakeEffect(expected, expected, expected, expected, Cell.SAME));
    }
  }
}
