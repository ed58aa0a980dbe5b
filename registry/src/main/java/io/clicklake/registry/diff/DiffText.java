package io.clicklake.registry.diff;

import java.util.List;
import java.util.Map;

/** Differences as lines, plain or in a terminal's colours. */
public enum DiffText {
  PLAIN(Map.of()),
  COLOURED(
      Map.of(
          Difference.Kind.ADDED, 32,
          Difference.Kind.REMOVED, 31,
          Difference.Kind.CHANGED, 33,
          Difference.Kind.MOVED, 36));

  private final Map<Difference.Kind, Integer> colours;

  DiffText(Map<Difference.Kind, Integer> colours) {
    this.colours = colours;
  }

  /** The lines, names of the versions first; a line that says so where nothing differs. */
  public String of(String oldName, String newName, List<Difference> differences) {
    StringBuilder text = new StringBuilder("%s → %s\n".formatted(oldName, newName));
    for (Difference difference : differences) {
      Integer colour = colours.get(difference.kind());
      text.append(
          colour == null
              ? difference + "\n"
              : "\u001b[%dm%s\u001b[0m\n".formatted(colour, difference));
    }
    if (differences.isEmpty()) {
      text.append("no difference\n");
    }
    return text.toString();
  }
}
