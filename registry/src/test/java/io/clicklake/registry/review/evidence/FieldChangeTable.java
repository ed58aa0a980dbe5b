package io.clicklake.registry.review.evidence;

import io.clicklake.registry.review.LakeEffect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code lake-field-changes.csv}: a record in an array or map, and neighbours of the field's own
 * type, have a row where they differ from a plain struct and from neighbours of another type.
 */
record FieldChangeTable(Map<FieldChange, LakeEffect> rows) {

  static final Path COMMITTED =
      Path.of(
          System.getProperty("clicklake.home"),
          "registry/src/main/resources/io/clicklake/registry/review/lake-field-changes.csv");
  private static final String HEADER =
      "change,place,position,oldFilesProjected,oldFilesRegistered,newFilesOldTable,predicate,duckdbUnion";
  private static final int KEYS = 3;

  FieldChangeTable {
    rows = new LinkedHashMap<>(rows);
  }

  /** The table that rules read. */
  static FieldChangeTable committed() throws IOException {
    return parse(Files.readAllLines(COMMITTED));
  }

  /** What was measured, without the rows that others stand for. */
  static FieldChangeTable of(Map<FieldChange, LakeEffect> measured) {
    FieldChangeTable table = new FieldChangeTable(Map.of());
    measured.forEach(
        (change, effect) -> {
          boolean own = change.equals(change.inStruct().amongOthers());
          if (own || !effect.equals(table.of(change))) {
            table.rows.put(change, effect);
          }
        });
    return table;
  }

  private static FieldChangeTable parse(List<String> lines) {
    if (!lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException("header is " + lines.get(0) + ", expected " + HEADER);
    }
    Map<String, FieldChange> changes =
        FieldChange.all().stream()
            .collect(Collectors.toMap(FieldChangeTable::key, Function.identity()));
    Map<FieldChange, LakeEffect> rows = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split(",", -1));
      FieldChange change = changes.get(String.join(",", cells.subList(0, KEYS)));
      if (change == null) {
        throw new IllegalArgumentException(
            "the row '" + line + "' speaks of a change that is not measured");
      }
      rows.put(change, TypeChangeTable.effect(cells.subList(KEYS, cells.size())));
    }
    return new FieldChangeTable(rows);
  }

  private static String key(FieldChange change) {
    return String.join(",", change.change(), change.place().text(), change.position());
  }

  /**
   * What the table says of a change, or of the like change that it has.
   *
   * @throws IllegalArgumentException when it says nothing
   */
  LakeEffect of(FieldChange change) {
    for (FieldChange like :
        List.of(change, change.inStruct(), change.amongOthers(), change.inStruct().amongOthers())) {
      LakeEffect effect = rows.get(like);
      if (effect != null) {
        return effect;
      }
    }
    throw new IllegalArgumentException("the table has no row for " + change);
  }

  String csv() {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    rows.forEach((change, effect) -> lines.add(key(change) + "," + TypeChangeTable.text(effect)));
    return String.join("\n", lines) + "\n";
  }
}
