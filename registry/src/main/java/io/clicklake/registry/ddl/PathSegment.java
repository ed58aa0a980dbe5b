package io.clicklake.registry.ddl;

import io.clicklake.registry.ddl.PartitionColumn.Cycle;
import io.clicklake.registry.ddl.PartitionColumn.Projection;
import io.clicklake.registry.ddl.PartitionColumn.Span;
import io.clicklake.registry.ddl.PartitionColumn.Year;
import io.clicklake.registry.ddl.PathPiece.Field;
import io.clicklake.registry.ddl.PathPiece.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A directory of a file's path.
 *
 * @param before text before the column's value
 * @param column whose value is in it; empty for a text alone
 * @param after text behind the value
 */
record PathSegment(String before, Optional<PartitionColumn> column, String after) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern SPECIAL = Pattern.compile("[*?\\[]");

  /** Fields in the order in which one divides the one before it, from the year on. */
  private static final List<String> SPANS =
      List.of("Y", "YM", "YMd", "YD", "YMdH", "YDH", "YMdHm", "YDHm", "YMdHms", "YDHms");

  private static final Map<Character, String> MEANINGS =
      Map.of(
          'Y', "year",
          'M', "month",
          'd', "day",
          'D', "day_of_year",
          'H', "hour",
          'k', "hour",
          'm', "minute",
          's', "second");

  private static final Map<Character, String> UNITS =
      Map.of('M', "MONTHS", 'd', "DAYS", 'D', "DAYS", 'H', "HOURS", 'm', "MINUTES", 's', "SECONDS");

  static PathSegment of(List<PathPiece> pieces) {
    List<Field> fields = pieces.stream().filter(PathPiece::isField).map(Field.class::cast).toList();
    for (Field field : fields) {
      require(field);
    }
    if (fields.isEmpty()) {
      return new PathSegment(textOf(pieces), Optional.empty(), "");
    }
    int first = pieces.indexOf(fields.get(0));
    int last = pieces.lastIndexOf(fields.get(fields.size() - 1));
    String before = textOf(pieces.subList(0, first));
    String after = textOf(pieces.subList(last + 1, pieces.size()));
    List<PathPiece> value = pieces.subList(first, last + 1);
    Projection projection = fields.size() == 1 ? number(fields.get(0)) : span(value, fields);
    String meaning =
        fields.size() == 1
            ? MEANINGS.getOrDefault(normal(fields.get(0)), "")
            : "time to the " + MEANINGS.get(normal(fields.get(fields.size() - 1)));
    boolean named = before.endsWith("=") && after.isEmpty();
    String name =
        named ? before.substring(0, before.length() - 1) : fields.size() == 1 ? meaning : "period";
    if (!NAME.matcher(name).matches()) {
      throw new TableRefusedException(
          "directory %s%s would be column %s; expected a name of letters, digits and _"
              .formatted(before, spelled(value), name));
    }
    return new PathSegment(
        before,
        Optional.of(
            new PartitionColumn(
                name.toLowerCase(Locale.ROOT), named ? name : "", meaning, projection)),
        after);
  }

  String template() {
    return before + column.map(one -> "${" + one.name() + "}").orElse("") + after;
  }

  String pattern() {
    return SPECIAL.matcher(before).replaceAll("[$0]")
        + (column.isPresent() ? "*" : "")
        + SPECIAL.matcher(after).replaceAll("[$0]");
  }

  private static void require(Field field) {
    char letter = normal(field);
    boolean number = MEANINGS.containsKey(letter);
    if (!number || (letter == 'M' && field.count() > 2)) {
      throw new TableRefusedException(
          "%s has no projection; it is possible with numbers: YYYY, MM, dd, DDD, HH, mm, ss"
              .formatted(field));
    }
    if (letter == 'Y' && field.count() != 4) {
      throw new TableRefusedException(
          "%s is a year of %d digits; a table needs YYYY".formatted(field, field.count()));
    }
  }

  private static char normal(Field field) {
    return field.letter() == 'y' ? 'Y' : field.letter();
  }

  private static Projection number(Field field) {
    int digits = field.count();
    return switch (normal(field)) {
      case 'Y' -> new Year();
      case 'M' -> new Cycle(1, 12, digits);
      case 'd' -> new Cycle(1, 31, digits);
      case 'D' -> new Cycle(1, 366, digits);
      case 'H' -> new Cycle(0, 23, digits);
      case 'k' -> new Cycle(1, 24, digits);
      default -> new Cycle(0, 59, digits);
    };
  }

  private static Projection span(List<PathPiece> value, List<Field> fields) {
    String letters =
        fields.stream().map(field -> String.valueOf(normal(field))).collect(Collectors.joining());
    if (!SPANS.contains(letters)) {
      throw new TableRefusedException(
          ("%s is no span of time that can be projected; expected year, month, day, hour in this"
                  + " order, or each in a directory of its own")
              .formatted(spelled(value)));
    }
    String format =
        value.stream()
            .map(
                piece ->
                    piece instanceof Field field
                        ? String.valueOf(field.letter() == 'Y' ? 'y' : field.letter())
                            .repeat(field.count())
                        : quoted(((Text) piece).text()))
            .collect(Collectors.joining());
    return new Span(format, UNITS.getOrDefault(letters.charAt(letters.length() - 1), "YEARS"));
  }

  private static String quoted(String text) {
    return text.matches("[-_.: ]*") ? text : "'" + text.replace("'", "''") + "'";
  }

  private static String spelled(List<PathPiece> pieces) {
    return pieces.stream()
        .map(piece -> piece instanceof Text text ? text.text() : piece.toString())
        .collect(Collectors.joining());
  }

  private static String textOf(List<PathPiece> pieces) {
    String text =
        pieces.stream()
            .filter(Text.class::isInstance)
            .map(piece -> ((Text) piece).text())
            .collect(Collectors.joining());
    if (text.contains("${")) {
      throw new TableRefusedException(
          "directory %s holds ${, which a table reads as a column".formatted(text));
    }
    return text;
  }
}
