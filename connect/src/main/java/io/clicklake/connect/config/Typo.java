package io.clicklake.connect.config;

import java.util.List;
import java.util.Optional;

/** A key that is almost one of the sink's. */
final class Typo {

  private static final int MOST_EDITS = 2;

  /** Keys and prefixes of Connect's own. */
  private static final List<String> OF_CONNECT =
      List.of(
          "name",
          "connector.",
          "tasks.max",
          "topics",
          "topics.regex",
          "key.converter",
          "value.converter",
          "header.converter",
          "transforms",
          "predicates",
          "errors.",
          "config.action.reload",
          "consumer.",
          "producer.",
          "admin.",
          "clicklake.",
          KafkaKeys.PREFIX,
          CredentialsKeys.PREFIX);

  private Typo() {}

  /** The key that is meant; empty when the key is known, or like none. */
  static Optional<String> of(String key) {
    List<String> own = SettingGroup.keys();
    if (own.contains(key)
        || OF_CONNECT.stream().anyMatch(key::startsWith)
        || ForeignKey.ALL.stream().anyMatch(foreign -> foreign.has(key))) {
      return Optional.empty();
    }
    return own.stream().filter(candidate -> edits(key, candidate) <= MOST_EDITS).findFirst();
  }

  /** Characters to insert, delete or replace. */
  private static int edits(String from, String to) {
    if (Math.abs(from.length() - to.length()) > MOST_EDITS) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
