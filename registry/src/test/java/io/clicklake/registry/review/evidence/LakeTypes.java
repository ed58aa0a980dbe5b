package io.clicklake.registry.review.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Every type that is changed into every other, by the names of {@code LakeType}. */
final class LakeTypes {

  private static final Map<String, String> SCHEMAS = new LinkedHashMap<>();

  /** Changes within a type: its old and its new schema. */
  private static final Map<List<String>, List<String>> WITHIN = new LinkedHashMap<>();

  static {
    for (String primitive :
        List.of("boolean", "int", "long", "float", "double", "string", "bytes")) {
      SCHEMAS.put(primitive, "\"" + primitive + "\"");
    }
    SCHEMAS.put("fixed", fixed(2));
    logical("int", "date", "time-millis");
    logical("long", "time-micros");
    for (String unit : List.of("millis", "micros", "nanos")) {
      logical("long", "timestamp-" + unit);
    }
    for (String unit : List.of("millis", "micros", "nanos")) {
      logical("long", "local-timestamp-" + unit);
    }
    SCHEMAS.put("decimal", decimal(10, 2));
    SCHEMAS.put(
        "record",
        "{\"type\":\"record\",\"name\":\"Inner%s\",\"fields\":[{\"name\":\"p\",\"type\":\"string\"},{\"name\":\"q\",\"type\":\"long\"}]}");
    SCHEMAS.put("array", "{\"type\":\"array\",\"items\":\"long\"}");
    SCHEMAS.put("map", "{\"type\":\"map\",\"values\":\"long\"}");
    SCHEMAS.put("union", "[\"string\",\"long\"]");
    within("decimal", "decimal-greater-scale", decimal(10, 2), decimal(12, 4));
    within("decimal", "decimal-smaller-scale", decimal(12, 4), decimal(10, 2));
    within("decimal", "decimal-greater-precision", decimal(10, 2), decimal(20, 2));
    within("decimal", "decimal-smaller-precision", decimal(20, 2), decimal(10, 2));
    within("fixed", "fixed-other-size", fixed(2), fixed(4));
  }

  private LakeTypes() {}

  private static void logical(String type, String... names) {
    for (String name : names) {
      SCHEMAS.put(name, "{\"type\":\"" + type + "\",\"logicalType\":\"" + name + "\"}");
    }
  }

  private static String decimal(int precision, int scale) {
    return "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":%d,\"scale\":%d}"
        .formatted(precision, scale);
  }

  private static String fixed(int size) {
    return "{\"type\":\"fixed\",\"name\":\"Fixed%%s\",\"size\":%d}".formatted(size);
  }

  private static void within(String from, String to, String oldSchema, String newSchema) {
    WITHIN.put(List.of(from, to), List.of(oldSchema, newSchema));
  }

  static List<String> names() {
    return List.copyOf(SCHEMAS.keySet());
  }

  /** All changes at a place, by the type changed. */
  static List<TypeChange> changes(TypeChange.Place place) {
    List<TypeChange> changes = new ArrayList<>();
    for (String from : SCHEMAS.keySet()) {
      for (String to : SCHEMAS.keySet()) {
        if (!from.equals(to)) {
          changes.add(new TypeChange(place, from, to));
        }
      }
      WITHIN.keySet().stream()
          .filter(pair -> pair.get(0).equals(from))
          .forEach(pair -> changes.add(new TypeChange(place, from, pair.get(1))));
    }
    return changes;
  }

  /** No changes: each type in a column of its own. */
  static List<TypeChange> unchanged() {
    return names().stream()
        .map(name -> new TypeChange(TypeChange.Place.COLUMN, name, name))
        .toList();
  }

  /** A record with a column for each change, {@code c0} the first, in its old type. */
  static Schema oldRecord(List<TypeChange> changes) {
    return record(changes, true);
  }

  /** The same in the new types. */
  static Schema newRecord(List<TypeChange> changes) {
    return record(changes, false);
  }

  private static Schema record(List<TypeChange> changes, boolean old) {
    List<String> fields = new ArrayList<>();
    for (TypeChange change : changes) {
      String column = "c" + fields.size();
      List<String> within = WITHIN.get(List.of(change.from(), change.to()));
      String type =
          within != null
              ? within.get(old ? 0 : 1)
              : SCHEMAS.getOrDefault(old ? change.from() : change.to(), "");
      fields.add(
          "{\"name\":\"%s\",\"type\":%s}"
              .formatted(column, change.place().around(type.formatted(column), column)));
    }
    return new Schema.Parser()
        .parse(
            "{\"type\":\"record\",\"name\":\"Row\",\"fields\":[" + String.join(",", fields) + "]}");
  }

  static Schema schema(String name) {
    return new Schema.Parser().parse(SCHEMAS.getOrDefault(name, "").formatted(""));
  }
}
