package io.clicklake.registry.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A schema before and after; one of the two is missing where it is new or deleted. */
public record SchemaChange(Optional<SourcedSchema> before, Optional<SourcedSchema> after) {

  public SchemaChange {
    if (before.isEmpty() && after.isEmpty()) {
      throw new IllegalArgumentException("a change without schemas, expected one before or after");
    }
  }

  /** What the schema is called: its full name where it has one. */
  public String subject() {
    return after.or(() -> before).orElseThrow().subject();
  }

  /**
   * What became of the schemas of one file: one schema each is the same one, of several those with
   * the same name.
   */
  public static List<SchemaChange> within(List<SourcedSchema> before, List<SourcedSchema> after) {
    if (before.size() == 1 && after.size() == 1) {
      return List.of(new SchemaChange(Optional.of(before.get(0)), Optional.of(after.get(0))));
    }
    Map<String, SourcedSchema> left = new LinkedHashMap<>();
    before.forEach(schema -> left.put(schema.subject(), schema));
    List<SchemaChange> changes = new ArrayList<>();
    for (SourcedSchema schema : after) {
      changes.add(
          new SchemaChange(
              Optional.ofNullable(left.remove(schema.subject())), Optional.of(schema)));
    }
    left.values()
        .forEach(gone -> changes.add(new SchemaChange(Optional.of(gone), Optional.empty())));
    return changes;
  }

  /**
   * The same with moves seen: where one schema of a name is gone and one is new, they are the same
   * one in another file.
   */
  static List<SchemaChange> joined(List<SchemaChange> changes) {
    List<SchemaChange> joined = new ArrayList<>(changes);
    for (SchemaChange deleted : changes) {
      List<SchemaChange> alike =
          changes.stream()
              .filter(other -> other.subject().equals(deleted.subject()))
              .filter(other -> other.before().isEmpty() || other.after().isEmpty())
              .toList();
      if (deleted.after().isEmpty() && alike.size() == 2) {
        SchemaChange other = alike.get(alike.get(0).equals(deleted) ? 1 : 0);
        if (other.before().isEmpty()) {
          joined.remove(deleted);
          joined.set(joined.indexOf(other), new SchemaChange(deleted.before(), other.after()));
        }
      }
    }
    return joined;
  }
}
