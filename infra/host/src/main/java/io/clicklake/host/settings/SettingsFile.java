package io.clicklake.host.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A file of {@link Variable variables}, as systemd reads it for {@code EnvironmentFile=} too. */
final class SettingsFile {

  private static final Set<String> KNOWN =
      Arrays.stream(Variable.values()).map(Variable::key).collect(Collectors.toSet());

  private final Path path;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private SettingsFile(Path path) {
    this.path = path;
  }

  /**
   * The values of a file by their keys, each of its form.
   *
   * @throws InvalidSettingsException with every problem at once
   */
  static Map<String, String> read(Path path) {
    SettingsFile file = new SettingsFile(path);
    file.parse();
    file.check();
    if (!file.problems.isEmpty()) {
      throw new InvalidSettingsException(path.toString(), file.problems);
    }
    return file.values;
  }

  private void parse() {
    int number = 0;
    for (String line : lines()) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      int equals = text.indexOf('=');
      if (equals < 1) {
        problems.add("line %d is '%s', expected KEY=VALUE".formatted(number, text));
      } else if (values.put(text.substring(0, equals), text.substring(equals + 1)) != null) {
        problems.add(text.substring(0, equals) + " is there twice, expected once");
      }
    }
  }

  private void check() {
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(KNOWN);
    unknown.forEach(key -> problems.add(key + " is unknown; mend the name or remove the line"));
    for (Variable variable : Variable.values()) {
      variable.problem(values).ifPresent(problems::add);
    }
    String zone = Variable.TIMEZONE.value(values);
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      problems.add(
          "%s is '%s', which is no zone; expected one such as Europe/Berlin"
              .formatted(Variable.TIMEZONE.key(), zone));
    }
    if (Variable.ROLE.value(values).equals("registry")
        && values.containsKey(Variable.REGISTRY_URL.key())) {
      problems.add(
          "%s is there, expected none: with %s=registry the registry is here"
              .formatted(Variable.REGISTRY_URL.key(), Variable.ROLE.key()));
    }
    if (Variable.REGISTRY.value(values).equals("confluent")) {
      checkConfluentsRegistry();
    }
    if (values.containsKey(Variable.BOOTSTRAP.key())
        && !values.containsKey(Variable.REGISTRY_URL.key())) {
      problems.add(
          "%s is missing, expected where the registry is: with %s this host runs Connect only"
              .formatted(Variable.REGISTRY_URL.key(), Variable.BOOTSTRAP.key()));
    }
  }

  private void checkConfluentsRegistry() {
    if (Variable.ROLE.value(values).equals("registry")) {
      problems.add(
          "%s is 'confluent', expected apicurio: with %s=registry there is no Kafka that Confluent's could keep its schemas in"
              .formatted(Variable.REGISTRY.key(), Variable.ROLE.key()));
    }
    Path jars = Path.of(Variable.REGISTRY_HOME.value(values)).resolve("share/java/schema-registry");
    if (Variable.REGISTRY_URL.value(values).isEmpty() && !Files.isDirectory(jars)) {
      problems.add(
          "%s is 'confluent' and %s is missing, expected Confluent's archive, unpacked; unpack it there or set %s"
              .formatted(Variable.REGISTRY.key(), jars, Variable.REGISTRY_HOME.key()));
    }
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(path);
    } catch (NoSuchFileException e) {
      problems.add("does not exist, expected a file of CLICKLAKE_ variables, one a line");
    } catch (IOException e) {
      problems.add("cannot be read: " + e);
    }
    return List.of();
  }
}
