package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.Cell;
import io.clicklake.registry.review.LakeEffect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What engines were seen to do when a column changes: tables of lines {@code place,from,to,<five
 * cells>} on the class path, in the order of {@link LakeEffect}'s components. The tests of profile
 * {@code engines} hold every cell against the engines.
 */
final class MeasuredChanges {

  private static final int KEYS = 3;
  private static final int COLUMNS = KEYS + 5;

  private final Map<List<String>, LakeEffect> effects;

  private MeasuredChanges(Map<List<String>, LakeEffect> effects) {
    this.effects = effects;
  }

  /** The table of this name beside the review's classes. */
  static MeasuredChanges load(String name) {
    try (InputStream table = LakeEffect.class.getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(table, () -> name + " is not on the class path"),
                    StandardCharsets.UTF_8))) {
      Map<List<String>, LakeEffect> effects = new HashMap<>();
      lines.lines().skip(1).map(line -> line.split(",", -1)).forEach(row -> put(effects, row));
      return new MeasuredChanges(effects);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  private static void put(Map<List<String>, LakeEffect> effects, String[] row) {
    if (row.length != COLUMNS) {
      throw new IllegalStateException(
          "'%s' has %d columns, expected %d".formatted(String.join(",", row), row.length, COLUMNS));
    }
    effects.put(
        List.of(row).subList(0, KEYS),
        new LakeEffect(
            Cell.of(row[3]), Cell.of(row[4]), Cell.of(row[5]), Cell.of(row[6]), Cell.of(row[7])));
  }

  /** What was measured for these keys; empty when nothing was. */
  Optional<LakeEffect> effect(String first, String second, String third) {
    return Optional.ofNullable(effects.get(List.of(first, second, third)));
  }
}
