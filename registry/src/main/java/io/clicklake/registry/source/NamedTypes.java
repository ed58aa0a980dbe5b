package io.clicklake.registry.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The named types within a schema, itself included. */
final class NamedTypes {

  private final Map<String, List<Schema>> byName = new TreeMap<>();
  private final Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private NamedTypes() {}

  static NamedTypes of(Schema schema) {
    NamedTypes types = new NamedTypes();
    types.visit(schema);
    return types;
  }

  private void visit(Schema schema) {
    if (!seen.add(schema)) {
      return;
    }
    switch (schema.getType()) {
      case RECORD -> {
        add(schema);
        schema.getFields().forEach(field -> visit(field.schema()));
      }
      case ENUM, FIXED -> add(schema);
      case ARRAY -> visit(schema.getElementType());
      case MAP -> visit(schema.getValueType());
      case UNION -> schema.getTypes().forEach(this::visit);
      default -> {}
    }
  }

  private void add(Schema schema) {
    byName.computeIfAbsent(schema.getFullName(), name -> new ArrayList<>()).add(schema);
  }

  /** The first of each name. */
  Map<String, Schema> byName() {
    Map<String, Schema> first = new TreeMap<>();
    byName.forEach((name, all) -> first.put(name, all.get(0)));
    return first;
  }

  boolean contains(String fullName) {
    return byName.containsKey(fullName);
  }

  /** A name that stands for types that are not the same. */
  Optional<String> ambiguous() {
    return byName.entrySet().stream()
        .filter(entry -> entry.getValue().stream().map(Schema::toString).distinct().count() > 1)
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
