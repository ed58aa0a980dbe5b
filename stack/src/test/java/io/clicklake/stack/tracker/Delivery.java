package io.clicklake.stack.tracker;

import io.clicklake.stack.tracker.LakeRows.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What pages made, held against what the lake has of it.
 *
 * @param made the events, each as {@link #event} names it
 * @param rows the lake's rows of those pages; the types that nothing was made of are not judged
 */
record Delivery(Set<String> made, List<Row> rows) {

  Delivery {
    made = new TreeSet<>(made);
    Set<String> judged = made.stream().map(Delivery::typeOf).collect(Collectors.toSet());
    rows = rows.stream().filter(row -> judged.contains(row.type())).toList();
  }

  /** The name of an event that a page makes once. */
  static String event(String type, String page, int probe) {
    return type + " " + page + " " + probe;
  }

  private static String typeOf(String event) {
    return event.split(" ", 2)[0];
  }

  /** Made, and not in the lake. */
  Set<String> lost() {
    Set<String> lost = new TreeSet<>(made);
    lost.removeAll(identities().keySet());
    return lost;
  }

  /** In the lake, and made by nobody. */
  Set<String> invented() {
    Set<String> invented = new TreeSet<>(identities().keySet());
    invented.removeAll(made);
    return invented;
  }

  /** Made once, and in the lake under several identities, which nobody can tell from two events. */
  Set<String> doubled() {
    return identities().entrySet().stream()
        .filter(event -> event.getValue() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Rows beyond the first of one identity, which readers of the lake drop. */
  long repeats() {
    return rows.stream().mapToLong(row -> row.rows() - 1).sum();
  }

  private Map<String, Long> identities() {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> event(row.type(), row.page(), row.probe()),
                TreeMap::new,
                Collectors.counting()));
  }

  @Override
  public String toString() {
    return "events made %d, rows %d, distinct %d, lost %d %s, repeated %d"
        .formatted(
            made.size(), rows.size() + repeats(), rows.size(), lost().size(), lost(), repeats());
  }
}
