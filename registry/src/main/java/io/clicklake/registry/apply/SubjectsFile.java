package io.clicklake.registry.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.clicklake.registry.client.CompatibilityLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Subjects declared in YAML.
 *
 * <pre>
 * subjects:
 *   clickstream-value:
 *     compatibility: BACKWARD
 *     versions: released/clickstream-value     # a folder: 1.avsc, 2.avsc, … without gaps
 *   orders-value:
 *     compatibility: FULL
 *     versions:                                # or files, in their order
 *       - orders/first.avsc
 *       - orders/second.avsc
 * </pre>
 *
 * Paths are relative to the YAML file.
 */
public final class SubjectsFile {

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
  private static final Set<String> KEYS = Set.of("compatibility", "versions");

  private final Path file;
  private final VersionFiles versions;

  private SubjectsFile(Path file) {
    this.file = file;
    this.versions = new VersionFiles(file.toAbsolutePath().resolveSibling("").normalize());
  }

  /**
   * What a file declares, in its order.
   *
   * @throws InvalidSubjectsException naming file and place when it cannot be used
   */
  public static List<DeclaredSubject> read(Path file) {
    return new SubjectsFile(file).subjects();
  }

  private List<DeclaredSubject> subjects() {
    JsonNode subjects = document().path("subjects");
    if (!subjects.isObject() || subjects.isEmpty()) {
      throw invalid("subjects", "is missing or empty, expected a map from subject to its versions");
    }
    List<DeclaredSubject> declared = new ArrayList<>();
    for (Map.Entry<String, JsonNode> subject : subjects.properties()) {
      declared.add(subject(subject.getKey(), subject.getValue()));
    }
    return declared;
  }

  private JsonNode document() {
    try {
      return YAML.readTree(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new InvalidSubjectsException(
          file + " does not exist; expected a file such as schemas/subjects.yaml", e);
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
      throw new InvalidSubjectsException(
          file + place + " is not YAML: " + firstLine(e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new InvalidSubjectsException(file + " cannot be read: " + e, e);
    }
  }

  private DeclaredSubject subject(String name, JsonNode declaration) {
    String place = "subjects." + name;
    for (Map.Entry<String, JsonNode> entry : declaration.properties()) {
      if (!KEYS.contains(entry.getKey())) {
        throw invalid(
            place + "." + entry.getKey(), "is unknown, expected compatibility or versions");
      }
    }
    CompatibilityLevel level = level(place + ".compatibility", declaration.path("compatibility"));
    try {
      return new DeclaredSubject(
          name, level, versions(place + ".versions", declaration.path("versions")));
    } catch (InvalidSubjectsException e) {
      throw new InvalidSubjectsException(file + ": " + e.getMessage(), e);
    }
  }

  private CompatibilityLevel level(String place, JsonNode level) {
    try {
      return CompatibilityLevel.valueOf(level.asText().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw invalid(
          place,
          (level.isMissingNode() ? "is missing" : "is '" + level.asText() + "'")
              + ", expected one of "
              + Arrays.toString(CompatibilityLevel.values()));
    }
  }

  private List<DeclaredVersion> versions(String place, JsonNode paths) {
    if (paths.isTextual()) {
      return versions.at(paths.textValue());
    }
    if (paths.isArray()
        && StreamSupport.stream(paths.spliterator(), false).allMatch(JsonNode::isTextual)) {
      List<DeclaredVersion> files = new ArrayList<>();
      paths.forEach(path -> files.add(versions.file(path.textValue())));
      return files;
    }
    throw invalid(place, "is " + paths + ", expected a folder or a list of files");
  }

  private InvalidSubjectsException invalid(String place, String problem) {
    return new InvalidSubjectsException(file + ": " + place + " " + problem);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }
}
