package io.clicklake.benchmarks.run;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connector's properties with places to fill in.
 *
 * <pre>
 * place = "@" ( "TOPIC" | "BUCKET" | "S3" | "SR" | "FLUSH" | … ) "@"
 * </pre>
 */
public record ConnectorTemplate(Path file, String text) {

  private static final Pattern PLACE = Pattern.compile("@([A-Z0-9]+)@");

  /**
   * Reads a template.
   *
   * @throws ScenarioFailedException when the file cannot be read
   */
  public static ConnectorTemplate read(Path file) {
    try {
      return new ConnectorTemplate(file, Files.readString(file));
    } catch (IOException e) {
      throw new ScenarioFailedException(
          "cannot read the connector's configuration " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The properties with every place filled in.
   *
   * @param values by place, without the signs
   * @throws ScenarioFailedException naming a place that has no value
   */
  public Map<String, String> fill(Map<String, String> values) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new ScenarioFailedException(file + " is no properties file: " + e.getMessage(), e);
    }
    Map<String, String> filled = new LinkedHashMap<>();
    properties
        .stringPropertyNames()
        .forEach(key -> filled.put(key, fill(key, properties.getProperty(key, ""), values)));
    return filled;
  }

  private String fill(String key, String value, Map<String, String> values) {
    return PLACE
        .matcher(value)
        .replaceAll(
            place -> {
              String found = values.get(place.group(1));
              if (found == null) {
                throw new ScenarioFailedException(
                    "%s: %s=%s names %s, known are %s"
                        .formatted(file, key, value, place.group(), values.keySet()));
              }
              return Matcher.quoteReplacement(found);
            });
  }
}
