package io.clicklake.registry.review.render;

import io.clicklake.registry.review.Cell;
import io.clicklake.registry.review.LakeEffect;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One reader's view of a change.
 *
 * @param key its name in JSON
 * @param title its name for people
 */
record LakeCell(String key, String title, Function<LakeEffect, Cell> of) {

  /** In the order of the JSON. */
  static final List<LakeCell> ALL =
      List.of(
          new LakeCell("oldFilesProjected", "old files, projected", LakeEffect::oldFilesProjected),
          new LakeCell(
              "oldFilesRegistered", "old files, registered", LakeEffect::oldFilesRegistered),
          new LakeCell("newFilesOldTable", "new files, old table", LakeEffect::newFilesOldTable),
          new LakeCell("predicate", "WHERE", LakeEffect::predicate),
          new LakeCell("duckdbUnion", "DuckDB union", LakeEffect::duckdbUnion));

  /** What readers see that is not the value, in words; empty when nothing is. */
  static String seen(LakeEffect lake) {
    return ALL.stream()
        .filter(cell -> !List.of(Cell.SAME, Cell.NOT_APPLICABLE).contains(cell.of.apply(lake)))
        .map(cell -> cell.title + ": " + cell.of.apply(lake).text())
        .collect(Collectors.joining(" · "));
  }
}
