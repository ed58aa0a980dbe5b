package io.clicklake.registry.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * Ids of schemas by subject, written down at deploy time so that a writer starts without its
 * registry.
 *
 * <pre>
 * {"pins": 1, "subjects": {"clickstream-value": [{"version": 1, "id": 7, "fingerprint": "…"}]}}
 * </pre>
 *
 * A schema is known by the {@link RegisteredForm#fingerprint()} of its registered form.
 */
public record SchemaPins(Map<String, List<Pin>> subjects) {

  private static final int FORMAT = 1;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXPECTED =
      "expected what schema apply --pin writes: {\"pins\": 1, \"subjects\": {…}}";

  /** One version of a subject. */
  public record Pin(int version, int id, String fingerprint) {

    public Pin {
      if (version < 1 || id < 0 || !fingerprint.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "a pin is version "
                + version
                + ", id "
                + id
                + ", fingerprint '"
                + fingerprint
                + "', expected a version ≥ 1, an id ≥ 0 and 64 hexadecimal digits");
      }
    }
  }

  public SchemaPins {
    Map<String, List<Pin>> sorted = new TreeMap<>();
    subjects.forEach((subject, pins) -> sorted.put(subject, List.copyOf(pins)));
    subjects = sorted;
  }

  /** Pins of what a registry holds. */
  public static SchemaPins of(List<RegisteredSchema> registered) {
    Map<String, List<Pin>> subjects = new TreeMap<>();
    for (RegisteredSchema one : registered) {
      subjects
          .computeIfAbsent(one.subject(), subject -> new ArrayList<>())
          .add(new Pin(one.version(), one.id(), RegisteredForm.of(one.schema()).fingerprint()));
    }
    return new SchemaPins(subjects);
  }

  /**
   * From the document itself, or from the file that is named.
   *
   * @throws IllegalArgumentException when it cannot be read or is something else
   */
  public static SchemaPins read(String jsonOrFile) {
    if (jsonOrFile.stripLeading().startsWith("{")) {
      return parse(jsonOrFile, "the text of the pins");
    }
    Path file = Path.of(jsonOrFile.strip());
    try {
      return parse(Files.readString(file), "pins file " + file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "pins file " + file + " cannot be read: " + e + "; " + EXPECTED, e);
    }
  }

  private static SchemaPins parse(String text, String origin) {
    try {
      JsonNode document = JSON.readTree(text);
      if (document.path("pins").asInt() != FORMAT || !document.path("subjects").isObject()) {
        throw new IllegalArgumentException(origin + " is of another kind; " + EXPECTED);
      }
      Map<String, List<Pin>> subjects = new TreeMap<>();
      for (Map.Entry<String, JsonNode> subject : document.path("subjects").properties()) {
        List<Pin> pins = new ArrayList<>();
        subject.getValue().forEach(pin -> pins.add(pin(pin, origin, subject.getKey())));
        subjects.put(subject.getKey(), pins);
      }
      return new SchemaPins(subjects);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          origin + " is not JSON: " + e.getOriginalMessage() + "; " + EXPECTED, e);
    }
  }

  private static Pin pin(JsonNode pin, String origin, String subject) {
    try {
      return new Pin(
          pin.path("version").asInt(-1),
          pin.path("id").asInt(-1),
          pin.path("fingerprint").asText());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          origin + ", subject " + subject + ": " + e.getMessage(), e);
    }
  }

  /** The version of a subject that is pinned for this schema. */
  Optional<RegisteredSchema> find(String subject, Schema schema) {
    List<Pin> pins = subjects.getOrDefault(subject, List.of());
    if (pins.isEmpty()) {
      return Optional.empty();
    }
    RegisteredForm form = RegisteredForm.of(schema);
    String fingerprint = form.fingerprint();
    return pins.stream()
        .filter(pin -> pin.fingerprint().equals(fingerprint))
        .findFirst()
        .map(pin -> new RegisteredSchema(subject, pin.version(), pin.id(), form.schema()));
  }

  /** The document, over several lines and sorted. */
  public String json() {
    ObjectNode document = JSON.createObjectNode().put("pins", FORMAT);
    ObjectNode bySubject = document.putObject("subjects");
    subjects.forEach(
        (subject, pins) -> {
          ArrayNode array = bySubject.putArray(subject);
          pins.forEach(
              pin ->
                  array
                      .addObject()
                      .put("version", pin.version())
                      .put("id", pin.id())
                      .put("fingerprint", pin.fingerprint()));
        });
    return document.toPrettyString() + "\n";
  }
}
