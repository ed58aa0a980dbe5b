package io.clicklake.registry.review.evidence;

import io.clicklake.registry.review.Cell;
import io.clicklake.registry.review.LakeEffect;
import java.nio.file.Path;
import java.util.Arrays;
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

  /** The changes that share two files: a place's, of one type. */
  private static List<List<TypeChange>> groups() {
    return Arrays.stream(TypeChange.Place.values())
        .flatMap(
            place ->
                LakeTypes.changes(place).stream()
                    .collect(
                        Collectors.groupingBy(
                            TypeChange::from, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .stream())
        .toList();
  }

  private static LakePath path(List<TypeChange> group, TypeChange change) {
    return change.place().path("c" + group.indexOf(change));
  }

  /** What DuckDB does, its files in a directory. */
  static Map<TypeChange, Cell> duckdb(Path directory) {
    Map<TypeChange, Cell> cells = new LinkedHashMap<>();
    try (DuckDbEvidence duckdb = new DuckDbEvidence()) {
      for (List<TypeChange> group : groups()) {
        Versions versions =
            Versions.write(
                directory.resolve(Integer.toString(cells.size())),
                LakeTypes.oldRecord(group),
                LakeTypes.newRecord(group));
        group.forEach(change -> cells.put(change, duckdb.union(versions, path(group, change))));
      }
    }
    return cells;
  }

  /** What Trino does, and DuckDB. */
  static Map<TypeChange, LakeEffect> engines(TrinoLake lake, Path directory)
      throws InterruptedException, ExecutionException {
    Map<TypeChange, Cell> unions = duckdb(directory);
    Map<TypeChange, Future<LakeEffect>> asked = new LinkedHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(QUERIES_AT_ONCE);
    try {
      for (List<TypeChange> group : groups()) {
        TrinoEvidence trino =
            TrinoEvidence.lay(lake, LakeTypes.oldRecord(group), LakeTypes.newRecord(group));
        for (TypeChange change : group) {
          Cell union = unions.getOrDefault(change, Cell.NOT_APPLICABLE);
          asked.put(change, threads.submit(() -> trino.effect(path(group, change), union)));
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
