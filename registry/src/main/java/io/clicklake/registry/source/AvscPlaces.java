package io.clicklake.registry.source;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Places in a schema in JSON. */
record AvscPlaces(LocatedValue root, SchemaOutline outline) implements SchemaPlaces {

  @Override
  public Optional<Position> of(String path) {
    LocatedValue part = root;
    for (String step : steps(path)) {
      part = field(part, step, new HashSet<>()).orElse(part);
    }
    return Optional.of(part.member("name").isPresent() ? part.key("name") : part.position());
  }

  /** Names of the fields on the way; elements, values and branches are passed through. */
  private static List<String> steps(String path) {
    return Arrays.stream(path.replaceFirst("^fields\\.", "").split("(<[^>]*>|[.\\[\\]{}])+"))
        .filter(step -> !step.isEmpty())
        .toList();
  }

  /** The field of this name in the nearest record within. */
  private Optional<LocatedValue> field(LocatedValue schema, String name, Set<String> followed) {
    if (schema.json().isTextual()) {
      String reference = schema.json().textValue();
      return followed.add(reference)
          ? outline.definitions().entrySet().stream()
              .filter(
                  entry -> entry.getKey().equals(reference) || simple(entry.getKey(), reference))
              .findFirst()
              .flatMap(entry -> field(entry.getValue().get(0), name, followed))
          : Optional.empty();
    }
    for (LocatedValue branch : schema.elements()) {
      Optional<LocatedValue> found = field(branch, name, followed);
      if (found.isPresent()) {
        return found;
      }
    }
    Optional<LocatedValue> fields = schema.member("fields");
    if (fields.isPresent()) {
      return fields.get().elements().stream()
          .filter(field -> field.text("name").filter(name::equals).isPresent())
          .findFirst();
    }
    return schema
        .member("items")
        .or(() -> schema.member("values"))
        .or(() -> schema.member("type").filter(type -> !primitive(type)))
        .flatMap(inner -> field(inner, name, followed));
  }

  private static boolean primitive(LocatedValue type) {
    return type.json().isTextual() && SchemaOutline.primitive(type.json().textValue());
  }

  private static boolean simple(String fullName, String reference) {
    return fullName.endsWith("." + reference);
  }
}
