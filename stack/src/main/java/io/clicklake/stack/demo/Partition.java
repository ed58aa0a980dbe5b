package io.clicklake.stack.demo;

import io.clicklake.stack.lake.LakeDirectory;
import io.clicklake.stack.lake.LakeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An hour of the lake, as far as one run filled it.
 *
 * @param path its directory, below the lake's root
 * @param files files that hold rows of the run
 * @param rows the run's rows in them
 * @param bytes the size of those files
 */
record Partition(String path, int files, long rows, long bytes) {

  /** The hours these files lie in, in the order of their paths. */
  static List<Partition> of(LakeDirectory lake, List<LakeFile> files) {
    Map<Path, Partition> hours = new TreeMap<>(Comparator.comparing(lake::keyOf));
    for (LakeFile file : files) {
      Path hour = file.path().resolveSibling("").normalize();
      hours.merge(
          hour,
          new Partition(lake.keyOf(hour), 1, file.rows(), file.bytes()),
          (one, other) ->
              new Partition(
                  one.path,
                  one.files + other.files,
                  one.rows + other.rows,
                  one.bytes + other.bytes));
    }
    return new ArrayList<>(hours.values());
  }
}
