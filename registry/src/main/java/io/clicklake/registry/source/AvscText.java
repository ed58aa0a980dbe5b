package io.clicklake.registry.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** A schema in JSON: its outline before it is parsed, and what is wrong with it by place. */
final class AvscText {

  private final String file;
  private final LocatedValue root;
  private final SchemaOutline outline;

  private AvscText(String file, LocatedValue root, SchemaOutline outline) {
    this.file = file;
    this.root = root;
    this.outline = outline;
  }

  /**
   * Reads the text as JSON.
   *
   * @param file what errors call it
   * @throws UnusableSchemaException for broken JSON and for a name defined twice
   */
  static AvscText of(String file, String text) {
    LocatedValue root;
    try {
      root = LocatedValue.ofJson(text);
    } catch (MalformedTextException e) {
      throw UnusableSchemaException.at(
          file, e.position(), "broken JSON: " + e.reason() + "; expected an Avro schema");
    }
    if (root.json().isNull()) {
      throw UnusableSchemaException.at(
          file, root.position(), "holds nothing; expected an Avro schema");
    }
    AvscText avsc = new AvscText(file, root, SchemaOutline.of(root));
    avsc.refuseSecondDefinitions();
    return avsc;
  }

  private void refuseSecondDefinitions() {
    for (Map.Entry<String, List<LocatedValue>> definition : outline.definitions().entrySet()) {
      if (definition.getValue().size() > 1) {
        throw at(
            definition.getValue().get(1).key("name"),
            "type %s is defined already at %s; expected each name once, refer to the first by its name"
                .formatted(definition.getKey(), definition.getValue().get(0).position()));
      }
    }
  }

  SchemaOutline outline() {
    return outline;
  }

  SchemaPlaces places() {
    return new AvscPlaces(root, outline);
  }

  UnusableSchemaException at(Position position, String message) {
    return UnusableSchemaException.at(file, position, message);
  }

  /**
   * The schema.
   *
   * @param known what it refers to
   * @throws UnusableSchemaException for whatever Avro refuses, at the innermost schema that it
   *     refuses for the same reason
   */
  Schema schema(Collection<Schema> known) {
    try {
      return parse(root.json(), known);
    } catch (RuntimeException e) {
      Complaint complaint = Complaint.of(e);
      throw at(place(culprit(complaint, known), complaint), complaint.words());
    }
  }

  private LocatedValue culprit(Complaint complaint, Collection<Schema> known) {
    for (SchemaOutline.Part part : outline.parts()) {
      JsonNode alone = part.value().json().deepCopy();
      if (alone instanceof ObjectNode named && !named.has("namespace")) {
        named.put("namespace", part.namespace());
      }
      try {
        parse(alone, known);
      } catch (RuntimeException e) {
        if (Complaint.of(e).sameReason(complaint)) {
          return part.value();
        }
      }
    }
    return root;
  }

  private static Schema parse(JsonNode json, Collection<Schema> known) {
    return new Schema.Parser().addTypes(known).parse(json.toString());
  }

  private static Position place(LocatedValue schema, Complaint complaint) {
    Optional<LocatedValue> invalid =
        complaint.invalidDefault().flatMap(name -> fields(schema, name).stream().findFirst());
    Optional<LocatedValue> duplicate =
        complaint
            .duplicateField()
            .map(name -> fields(schema, name))
            .filter(fields -> !fields.isEmpty())
            .map(fields -> fields.get(fields.size() - 1));
    return invalid
        .flatMap(field -> field.member("default"))
        .or(() -> duplicate.flatMap(field -> field.member("name")))
        .orElse(schema)
        .position();
  }

  private static List<LocatedValue> fields(LocatedValue schema, String name) {
    return schema
        .member("fields")
        .map(
            fields ->
                fields.elements().stream()
                    .filter(field -> field.text("name").filter(name::equals).isPresent())
                    .toList())
        .orElse(List.of());
  }
}
