package io.clicklake.connect.partitioner;

import io.clicklake.connect.partitioner.PathPart.Text;
import io.clicklake.connect.partitioner.PathPart.Time;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The mistakes people make in a {@code path.format}, each told in words. */
final class PathMistake {

  private static final String LETTERS = "yYMDdEaKhHkmsSZ";
  private static final Pattern QUOTED_TIME =
      Pattern.compile("(?<![A-Za-z])(Y{2,4}|y{2,4}|MM|dd|DD|HH|hh|mm|ss)(?![A-Za-z])");
  private static final Pattern STRFTIME = Pattern.compile("%[YymdHMSj]");

  private PathMistake() {}

  /** What is wrong with a format as it stands; empty when nothing is. */
  static Optional<String> of(String format, List<PathPart> parts) {
    return notation(format)
        .or(() -> characters(format))
        .or(() -> texts(parts))
        .or(() -> letters(parts))
        .or(() -> meanings(parts));
  }

  /** Another program's notation, told before the format is taken apart. */
  static Optional<String> notation(String format) {
    if (format.contains("!{")) {
      return Optional.of("!{…} is the notation of Amazon Data Firehose");
    }
    if (format.contains("${")) {
      return Optional.of("${…} is not replaced here");
    }
    return STRFTIME.matcher(format).find()
        ? Optional.of("% with a letter is the notation of strftime")
        : Optional.empty();
  }

  private static Optional<String> characters(String format) {
    if (format.replaceAll("[/\\s']", "").isEmpty()) {
      return Optional.of("nothing would be written");
    }
    if (format.contains("//")) {
      return Optional.of("a directory between // has no name");
    }
    if (format.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.of("a control character has no place in a path");
    }
    return format.codePoints().anyMatch(point -> point > 0x7f && Character.isDigit(point))
        ? Optional.of("digits of a path are those from 0 to 9, which query engines can read")
        : Optional.empty();
  }

  private static Optional<String> texts(List<PathPart> parts) {
    for (PathPart part : parts) {
      if (part instanceof Text quoted && QUOTED_TIME.matcher(quoted.text()).find()) {
        return Optional.of(
            "\"%s\" stands in quotes, so its letters would be written as they are"
                .formatted(quoted.text()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> letters(List<PathPart> parts) {
    StringBuilder word = new StringBuilder();
    for (PathPart part : parts) {
      if (part instanceof Text text) {
        if (!word.isEmpty() && text.text().startsWith("=")) {
          return Optional.of(
              "the name \"%s\" has no quotes, so its letters would be read as fields of the time"
                  .formatted(word));
        }
        word.setLength(0);
      } else {
        word.append(part);
      }
    }
    for (PathPart part : parts) {
      if (part instanceof Time time && LETTERS.indexOf(time.letter()) < 0) {
        return Optional.of(unknown(time));
      }
    }
    return Optional.empty();
  }

  private static String unknown(Time time) {
    return switch (time.letter()) {
      case 'x', 'w', 'e' ->
          "%s counts weeks: the year of a week is not the year of its days".formatted(time);
      case 'u' -> "%s is no letter of path.format, the year is YYYY".formatted(time);
      case 'L' -> "%s is no letter of path.format, the month is MM".formatted(time);
      default ->
          "%s is no field of the time that a path can have; text stands in quotes".formatted(time);
    };
  }

  /** Letters that stand for something, but hardly for what is meant. */
  private static Optional<String> meanings(List<PathPart> parts) {
    boolean hour = false;
    boolean second = false;
    String name = "";
    for (PathPart part : parts) {
      if (part instanceof Text text) {
        name = nameIn(text.text());
        continue;
      }
      Time time = (Time) part;
      Optional<String> mistake =
          switch (time.letter()) {
            case 'm' -> minute(time, name, hour);
            case 'M' ->
                name.startsWith("min")
                    ? Optional.of("%s is the month, the minute is mm".formatted(time))
                    : Optional.empty();
            case 'D' -> dayOfYear(time, parts);
            case 'h', 'K' ->
                has(parts, 'a')
                    ? Optional.empty()
                    : Optional.of(
                        "%s is the hour of a half day, so that morning and evening would share"
                                .formatted(time)
                            + " a path");
            case 'S' ->
                second
                    ? Optional.empty()
                    : Optional.of("%s is the fraction of a second".formatted(time));
            case 'Z' ->
                time.count() > 2
                    ? Optional.of("%s is the name of a zone, and has a / in it".formatted(time))
                    : Optional.empty();
            default -> Optional.empty();
          };
      if (mistake.isPresent()) {
        return mistake;
      }
      hour |= "HhKk".indexOf(time.letter()) >= 0;
      second |= time.letter() == 's';
    }
    return Optional.empty();
  }

  private static Optional<String> minute(Time time, String name, boolean hour) {
    return hour && !name.startsWith("mon")
        ? Optional.empty()
        : Optional.of("%s is the minute, the month is MM".formatted(time));
  }

  private static Optional<String> dayOfYear(Time time, List<PathPart> parts) {
    return time.count() < 3 || has(parts, 'M')
        ? Optional.of("%s is the day of the year, the day of the month is dd".formatted(time))
        : Optional.empty();
  }

  private static boolean has(List<PathPart> parts, char letter) {
    return parts.stream().anyMatch(part -> part instanceof Time time && time.letter() == letter);
  }

  /** The last word of a text, in lower case: what the field after it is called. */
  static String nameIn(String text) {
    String[] words = text.split("[^A-Za-z]+", -1);
    for (int i = words.length - 1; i >= 0; i--) {
      if (!words[i].isEmpty()) {
        return words[i].toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }
}
