package io.clicklake.registry.review.evidence;

import io.clicklake.components.TrinoLake;
import io.clicklake.registry.review.Cell;
import io.clicklake.registry.review.LakeEffect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Every change of a type at every place, as engines behave now. */
final class MeasuredTypeChanges {

  private static final int QUERIES_AT_ONCE = 4;

  private MeasuredTypeChanges() {}

  /** The changes at a place that share two files: those of one type. */
  private static Collection<List<TypeChange>> groups(Collection<TypeChange> changes) {
    return changes.stream()
        .collect(Collectors.groupingBy(TypeChange::from, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static LakePath path(List<TypeChange> group, TypeChange change) {
    return change.place().path("c" + group.indexOf(change));
  }

  /** What DuckDB does, its files in a directory. */
  static Map<TypeChange, Cell> duckdb(Path directory) {
    Map<TypeChange, Cell> cells = new LinkedHashMap<>();
    try (DuckDbEvidence duckdb = new DuckDbEvidence()) {
      for (TypeChange.Place place : TypeChange.Place.values()) {
        for (List<TypeChange> group : groups(LakeTypes.changes(place))) {
          Versions versions =
              Versions.write(
                  directory.resolve(Integer.toString(cells.size())),
                  LakeTypes.oldRecord(group),
                  LakeTypes.newRecord(group));
          group.forEach(change -> cells.put(change, duckdb.union(versions, path(group, change))));
        }
      }
    }
    return cells;
  }

  /**
   * What Trino does, and DuckDB. Where Trino fails with a column in every way, it is taken to fail
   * with what is nested as well.
   */
  static Map<TypeChange, LakeEffect> engines(TrinoLake lake, Path directory)
      throws InterruptedException, ExecutionException {
    Map<TypeChange, Cell> unions = duckdb(directory);
    Map<TypeChange, LakeEffect> effects = new LinkedHashMap<>();
    for (TypeChange.Place place : TypeChange.Place.values()) {
      List<TypeChange> asked = new ArrayList<>();
      for (TypeChange change : LakeTypes.changes(place)) {
        LakeEffect column = effects.get(change.asColumn());
        if (column == null || readable(column)) {
          asked.add(change);
        } else {
          effects.put(change, withUnion(column, union(unions, change)));
        }
      }
      effects.putAll(ask(lake, asked, unions));
    }
    return effects;
  }

  private static Cell union(Map<TypeChange, Cell> unions, TypeChange change) {
    return unions.getOrDefault(change, Cell.NOT_APPLICABLE);
  }

  private static boolean readable(LakeEffect column) {
    return !column.equals(
        new LakeEffect(Cell.ERROR, Cell.ERROR, Cell.ERROR, Cell.ERROR, column.duckdbUnion()));
  }

  private static LakeEffect withUnion(LakeEffect effect, Cell union) {
    return new LakeEffect(
        effect.oldFilesProjected(),
        effect.oldFilesRegistered(),
        effect.newFilesOldTable(),
        effect.predicate(),
        union);
  }

  private static Map<TypeChange, LakeEffect> ask(
      TrinoLake lake, List<TypeChange> changes, Map<TypeChange, Cell> unions)
      throws InterruptedException, ExecutionException {
    Map<TypeChange, Future<LakeEffect>> asked = new LinkedHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(QUERIES_AT_ONCE);
    try {
      for (List<TypeChange> group : groups(changes)) {
        TrinoEvidence trino =
            TrinoEvidence.lay(lake, LakeTypes.oldRecord(group), LakeTypes.newRecord(group));
        for (TypeChange change : group) {
          LakePath path = path(group, change);
          asked.put(change, threads.submit(() -> trino.effect(path, union(unions, change))));
        }
      }
      Map<TypeChange, LakeEffect> effects = new LinkedHashMap<>();
      for (Map.Entry<TypeChange, Future<LakeEffect>> change : asked.entrySet()) {
        effects.put(change.getKey(), change.getValue().get());
      }
      return effects;
    } finally {
      threads.shutdownNow();
    }
  }
}
