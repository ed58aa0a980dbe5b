package io.clicklake.host.prepare;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with places to fill in. A line is left out where one of its places is filled with nothing.
 *
 * <pre>
 * place = "{{" name "}}"
 * name  = lower-case letters, digits, "." and "-"
 * </pre>
 *
 * @param origin where it comes from, for errors
 */
record Template(String origin, String text) {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*)}}");

  /**
   * The text with these values in its places.
   *
   * @throws IllegalArgumentException naming a place that no value is for
   */
  String fill(Map<String, String> values) {
    return text.lines()
        .flatMap(line -> filled(line, values).stream())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private Optional<String> filled(String line, Map<String, String> values) {
    StringBuilder filled = new StringBuilder();
    Matcher place = PLACE.matcher(line);
    while (place.find()) {
      String value = values.get(place.group(1));
      if (value == null) {
        throw new IllegalArgumentException(
            "%s has the place {{%s}}, expected one of %s"
                .formatted(origin, place.group(1), values.keySet().stream().sorted().toList()));
      }
      if (value.isEmpty()) {
        return Optional.empty();
      }
      place.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    place.appendTail(filled);
    return Optional.of(filled.toString());
  }
}
