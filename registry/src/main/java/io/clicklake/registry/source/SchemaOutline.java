package io.clicklake.registry.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * What a schema in JSON defines and what it refers to, with places. Malformed parts are passed
 * over: to refuse them is the parser's task.
 *
 * @param definitions by full name; of a name defined twice all
 * @param references to names, in the order of the text
 * @param parts every schema in it, inner ones first, the whole last
 */
record SchemaOutline(
    Map<String, List<LocatedValue>> definitions, List<Reference> references, List<Part> parts) {

  /** A name that stands for a schema. */
  record Reference(String name, String namespace, Position position) {

    /** Names under which the schema may be defined, the first that is counts. */
    List<String> candidates() {
      return name.contains(".") || namespace.isEmpty()
          ? List.of(name)
          : List.of(namespace + "." + name, name);
    }
  }

  /** A schema within another, and the namespace around it. */
  record Part(LocatedValue value, String namespace) {}

  static SchemaOutline of(LocatedValue schema) {
    SchemaOutline outline =
        new SchemaOutline(new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
    outline.walk(schema, "");
    return outline;
  }

  /** Whether a name is Avro's own. */
  static boolean primitive(String name) {
    try {
      return switch (Schema.Type.valueOf(name.toUpperCase(Locale.ROOT))) {
        case RECORD, ENUM, ARRAY, MAP, UNION, FIXED -> false;
        default -> name.equals(name.toLowerCase(Locale.ROOT));
      };
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The first definition of a name. */
  Optional<LocatedValue> definition(String name) {
    return Optional.ofNullable(definitions.get(name)).map(all -> all.get(0));
  }

  /** References to what is not defined here. */
  List<Reference> foreign() {
    return references.stream()
        .filter(reference -> reference.candidates().stream().noneMatch(definitions::containsKey))
        .toList();
  }

  private void walk(LocatedValue schema, String namespace) {
    if (schema.json().isTextual()) {
      String name = schema.json().textValue();
      if (!primitive(name)) {
        references.add(new Reference(name, namespace, schema.position()));
      }
    }
    schema.elements().forEach(branch -> walk(branch, namespace));
    String type = schema.text("type").orElse("");
    switch (type) {
      case "array" -> schema.member("items").ifPresent(items -> walk(items, namespace));
      case "map" -> schema.member("values").ifPresent(values -> walk(values, namespace));
      case "record", "error", "enum", "fixed" -> walkNamed(schema, namespace);
      default -> {}
    }
    parts.add(new Part(schema, namespace));
  }

  private void walkNamed(LocatedValue schema, String around) {
    String fullName = fullName(schema, around);
    definitions.computeIfAbsent(fullName, name -> new ArrayList<>()).add(schema);
    String namespace = fullName.substring(0, Math.max(0, fullName.lastIndexOf('.')));
    schema
        .member("fields")
        .map(LocatedValue::elements)
        .orElse(List.of())
        .forEach(field -> field.member("type").ifPresent(type -> walk(type, namespace)));
  }

  private static String fullName(LocatedValue schema, String around) {
    String name = schema.text("name").orElse("");
    String namespace = schema.text("namespace").orElse(around);
    return name.contains(".") || namespace.isEmpty() ? name : namespace + "." + name;
  }
}
