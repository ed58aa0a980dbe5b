package io.clicklake.registry.review.evidence;

import io.clicklake.registry.review.Cell;
import io.clicklake.registry.review.LakeEffect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code lake-type-changes.csv}: a nested place has a row where it differs from a column. */
final class TypeChangeTable {

  static final Path COMMITTED =
      Path.of(
          System.getProperty("clicklake.home"),
          "registry/src/main/resources/io/clicklake/registry/review/lake-type-changes.csv");
  private static final String HEADER =
      "place,from,to,oldFilesProjected,oldFilesRegistered,newFilesOldTable,predicate,duckdbUnion";

  private final Map<TypeChange, LakeEffect> rows;

  private TypeChangeTable(Map<TypeChange, LakeEffect> rows) {
    this.rows = new LinkedHashMap<>(rows);
  }

  /** The table that rules read. */
  static TypeChangeTable committed() throws IOException {
    return parse(Files.readString(COMMITTED));
  }

  static TypeChangeTable of(Map<TypeChange, LakeEffect> measured) {
    return new TypeChangeTable(measured);
  }

  private static TypeChangeTable parse(String csv) {
    List<String> lines = csv.lines().toList();
    if (!lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException("header is " + lines.get(0) + ", expected " + HEADER);
    }
    Map<TypeChange, LakeEffect> rows = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = Arrays.asList(line.split(",", -1));
      rows.put(
          new TypeChange(TypeChange.Place.of(cells.get(0)), cells.get(1), cells.get(2)),
          effect(cells.subList(3, 8)));
    }
    return new TypeChangeTable(rows);
  }

  static LakeEffect effect(List<String> cells) {
    return new LakeEffect(
        Cell.of(cells.get(0)),
        Cell.of(cells.get(1)),
        Cell.of(cells.get(2)),
        Cell.of(cells.get(3)),
        Cell.of(cells.get(4)));
  }

  static String text(LakeEffect effect) {
    return Stream.of(
            effect.oldFilesProjected(),
            effect.oldFilesRegistered(),
            effect.newFilesOldTable(),
            effect.predicate(),
            effect.duckdbUnion())
        .map(Cell::text)
        .collect(Collectors.joining(","));
  }

  /**
   * What the table says of a change.
   *
   * @throws IllegalArgumentException when it says nothing
   */
  LakeEffect of(TypeChange change) {
    LakeEffect effect = rows.getOrDefault(change, rows.get(change.asColumn()));
    if (effect == null) {
      throw new IllegalArgumentException("the table has no row for " + change);
    }
    return effect;
  }

  String csv() {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    rows.forEach(
        (change, effect) -> {
          if (change.equals(change.asColumn()) || !effect.equals(rows.get(change.asColumn()))) {
            lines.add(
                String.join(",", change.place().text(), change.from(), change.to(), text(effect)));
          }
        });
    return String.join("\n", lines) + "\n";
  }
}
