package io.clicklake.registry.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The most numbers of a list that stand in rising order; the fewest others were moved. */
final class RisingRun {

  private RisingRun() {}

  /** One such run of different numbers. */
  static Set<Integer> longestOf(List<Integer> numbers) {
    List<Integer> length = new ArrayList<>(Collections.nCopies(numbers.size(), 1));
    List<Integer> before = new ArrayList<>(Collections.nCopies(numbers.size(), -1));
    int end = -1;
    for (int i = 0; i < numbers.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (numbers.get(j) < numbers.get(i) && length.get(j) + 1 > length.get(i)) {
          length.set(i, length.get(j) + 1);
          before.set(i, j);
        }
      }
      if (end < 0 || length.get(i) > length.get(end)) {
        end = i;
      }
    }
    Set<Integer> run = new HashSet<>();
    for (int i = end; i >= 0; i = before.get(i)) {
      run.add(numbers.get(i));
    }
    return run;
  }
}
