package io.clicklake.registry.diff;

import java.util.List;

/** Differences as lines. */
public enum DiffText {
  PLAIN {
    @Override
    String line(Difference difference) {
      return difference.toString();
    }
  },
  /** In a terminal's colours. */
  COLOURED {
    @Override
    String line(Difference difference) {
      int colour =
          switch (difference.kind()) {
            case ADDED -> 32;
            case REMOVED -> 31;
            case CHANGED -> 33;
            case MOVED -> 36;
          };
      return "\u001b[%dm%s\u001b[0m".formatted(colour, difference);
    }
  };

  abstract String line(Difference difference);

  /** The lines, names of the versions first; a line that says so where nothing differs. */
  public String of(String oldName, String newName, List<Difference> differences) {
    StringBuilder text = new StringBuilder(oldName + " → " + newName + "\n");
    for (Difference difference : differences) {
      text.append(line(difference)).append('\n');
    }
    if (differences.isEmpty()) {
      text.append("no difference\n");
    }
    return text.toString();
  }
}
