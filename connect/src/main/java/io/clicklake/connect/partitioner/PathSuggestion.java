package io.clicklake.connect.partitioner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the author of a wrong {@code path.format} most likely means. */
final class PathSuggestion {

  private static final Pattern FIREHOSE = Pattern.compile("!\\{timestamp:([^}]*)}");
  private static final Pattern STRFTIME = Pattern.compile("%([YymdHMSj])");
  private static final Map<String, String> OF_STRFTIME =
      Map.of(
          "Y", "YYYY", "y", "YY", "m", "MM", "d", "dd", "H", "HH", "M", "mm", "S", "ss", "j",
          "DDD");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final Pattern FIELD = Pattern.compile("([A-Za-z])\\1*");
  private static final String FIELDS = "YyuxMmDdHhKksSaEZ";
  private static final String NOT_TO_GUESS = "weGCz";

  private final StringBuilder text = new StringBuilder();
  private final List<String> pieces = new ArrayList<>();
  private final boolean halfDays;
  private final boolean months;
  private boolean hour;
  private boolean second;
  private boolean guessed = true;

  private PathSuggestion(String bare) {
    this.halfDays = Pattern.compile("(?<![A-Za-z])a(?![A-Za-z])").matcher(bare).find();
    this.months = bare.contains("MM") || bare.contains("mm");
  }

  /** A format that is right; empty when what is meant cannot be guessed. */
  static Optional<String> of(String wrong) {
    String bare = FIREHOSE.matcher(wrong).replaceAll("$1").replace("'", "");
    bare =
        STRFTIME
            .matcher(bare)
            .replaceAll(letter -> OF_STRFTIME.getOrDefault(letter.group(1), "DDD"))
            .replaceAll("/{2,}", "/");
    return new PathSuggestion(bare).suggest(bare).filter(PathSuggestion::isRight);
  }

  private static boolean isRight(String suggestion) {
    try {
      return PathMistake.of(suggestion, PathPart.of(suggestion)).isEmpty();
    } catch (WrongPathFormatException e) {
      return false;
    }
  }

  private Optional<String> suggest(String bare) {
    Matcher words = WORD.matcher(bare);
    int at = 0;
    while (words.find()) {
      text.append(bare, at, words.start());
      boolean named = words.end() < bare.length() && bare.charAt(words.end()) == '=';
      if (named || isPlain(words.group())) {
        text.append(words.group());
      } else {
        fields(words.group());
      }
      at = words.end();
    }
    text.append(bare.substring(at));
    flush();
    String suggestion = String.join("", pieces).replaceAll("^/+|/+$", "");
    return guessed && suggestion.matches(".*[Yy].*") ? Optional.of(suggestion) : Optional.empty();
  }

  /** Whether a word is text: no letter of it is doubled. */
  private static boolean isPlain(String word) {
    return word.length() > 1
        && FIELD.matcher(word).results().allMatch(r -> r.group().length() == 1);
  }

  private void fields(String word) {
    Matcher field = FIELD.matcher(word);
    while (field.find()) {
      char letter = field.group().charAt(0);
      if (FIELDS.indexOf(letter) < 0) {
        guessed &= NOT_TO_GUESS.indexOf(letter) < 0;
        text.append(field.group());
        continue;
      }
      String name = PathMistake.nameIn(text.toString());
      flush();
      char meant = meant(letter, field.group().length(), name);
      hour |= meant == 'H' || meant == 'h' || meant == 'k' || meant == 'K';
      second |= meant == 's';
      pieces.add(String.valueOf(meant).repeat(field.group().length()));
    }
  }

  private char meant(char letter, int count, String name) {
    return switch (letter) {
      case 'x', 'u' -> 'Y';
      case 'm' -> hour && !name.startsWith("mon") ? 'm' : 'M';
      case 'M' -> name.startsWith("min") ? 'm' : 'M';
      case 'D' -> count < 3 || months ? 'd' : 'D';
      case 'h', 'K' -> halfDays ? letter : 'H';
      case 'S' -> second ? 'S' : 's';
      default -> letter;
    };
  }

  private void flush() {
    if (!text.isEmpty()) {
      pieces.add(NAME.matcher(text).replaceAll("'$0'"));
      text.setLength(0);
    }
  }
}
