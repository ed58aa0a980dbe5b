package io.clicklake.registry.review.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * A change of a record's fields, or of whether null is allowed.
 *
 * @param change as the table spells it
 * @param place of the field's value
 * @param position of the field among its siblings: at the end, in the middle of fields of other
 *     types, or in the middle of fields of its own type
 */
record FieldChange(String change, Place place, String position) {

  static final String END = "end";
  static final String MIDDLE = "middle";
  static final String ALIKE = "middle-alike";

  /** Where the record is whose fields change. */
  enum Place {
    COLUMN("column", "", ""),
    FIELD("field", "box.", "%s"),
    FIELD_OF_ELEMENT("field-of-element", "box[].", "{\"type\":\"array\",\"items\":%s}"),
    FIELD_OF_VALUE("field-of-value", "box{}.", "{\"type\":\"map\",\"values\":%s}"),
    ELEMENT("element", "x[]", "{\"type\":\"array\",\"items\":%s}"),
    VALUE("value", "x{}", "{\"type\":\"map\",\"values\":%s}");

    private final String text;
    private final String path;
    private final String around;

    Place(String text, String path, String around) {
      this.text = text;
      this.path = path;
      this.around = around;
    }

    /** As the table spells it. */
    String text() {
      return text;
    }

    private boolean ofValues() {
      return this == ELEMENT || this == VALUE;
    }
  }

  private static final String OPTIONAL =
      "{\"name\":\"x\",\"type\":[\"null\",\"string\"],\"default\":null}";
  private static final String REQUIRED = "{\"name\":\"x\",\"type\":\"string\"}";

  /** Of each change the field before and after; empty where there is none. */
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "added-optional", List.of("", OPTIONAL),
          "added-with-default",
              List.of("", "{\"name\":\"x\",\"type\":\"string\",\"default\":\"dflt\"}"),
          "added-required", List.of("", REQUIRED),
          "removed-optional", List.of(OPTIONAL, ""),
          "removed-required", List.of(REQUIRED, ""),
          "renamed", List.of(REQUIRED, "{\"name\":\"y\",\"type\":\"string\",\"aliases\":[\"x\"]}"),
          "case-changed", List.of(REQUIRED, "{\"name\":\"X\",\"type\":\"string\"}"),
          "reordered", List.of(REQUIRED, REQUIRED),
          "null-allowed", List.of(REQUIRED, "{\"name\":\"x\",\"type\":[\"null\",\"string\"]}"),
          "null-forbidden", List.of("{\"name\":\"x\",\"type\":[\"null\",\"string\"]}", REQUIRED));

  private static final List<String> CHANGES =
      List.of(
          "added-optional",
          "added-with-default",
          "added-required",
          "removed-optional",
          "removed-required",
          "renamed",
          "case-changed",
          "reordered",
          "null-allowed",
          "null-forbidden");

  static List<FieldChange> all() {
    List<FieldChange> all = new ArrayList<>();
    for (String change : CHANGES) {
      for (Place place : Place.values()) {
        if (place.ofValues()) {
          if (change.startsWith("null-")) {
            all.add(new FieldChange(change, place, END));
          }
          continue;
        }
        for (String position : List.of(END, MIDDLE, ALIKE)) {
          all.add(new FieldChange(change, place, position));
        }
      }
    }
    return all;
  }

  /** The same change of a plain struct's field. */
  FieldChange inStruct() {
    return place == Place.FIELD_OF_ELEMENT || place == Place.FIELD_OF_VALUE
        ? new FieldChange(change, Place.FIELD, position)
        : this;
  }

  /** The same change among fields of other types. */
  FieldChange amongOthers() {
    return position.equals(ALIKE) ? new FieldChange(change, place, MIDDLE) : this;
  }

  LakePath path() {
    if (place.ofValues()) {
      return LakePath.of(place.path);
    }
    String name = change.equals("renamed") ? "y" : change.equals("case-changed") ? "X" : "x";
    return LakePath.of(place.path + name);
  }

  Schema oldSchema() {
    return schema(0);
  }

  Schema newSchema() {
    return schema(1);
  }

  private Schema schema(int version) {
    String field = FIELDS.getOrDefault(change, List.of("", "")).get(version);
    if (place.ofValues()) {
      String type =
          new Schema.Parser()
              .parse(record("Box", List.of(field)))
              .getFields()
              .get(0)
              .schema()
              .toString();
      return parse(List.of("{\"name\":\"x\",\"type\":" + place.around.formatted(type) + "}"));
    }
    List<String> fields = new ArrayList<>(List.of(sibling("a"), sibling("b"), sibling("c")));
    if (!field.isEmpty()) {
      fields.add(index(version), field);
    }
    return place == Place.COLUMN
        ? parse(fields)
        : parse(
            List.of(
                "{\"name\":\"box\",\"type\":"
                    + place.around.formatted(record("Box", fields))
                    + "}"));
  }

  /** A field that moves comes from the front. */
  private int index(int version) {
    if (change.equals("reordered") && version == 0) {
      return 0;
    }
    return position.equals(END) ? 3 : 1;
  }

  private String sibling(String name) {
    return "{\"name\":\"%s\",\"type\":\"%s\"}"
        .formatted(name, position.equals(ALIKE) ? "string" : "long");
  }

  private static Schema parse(List<String> fields) {
    List<String> row = new ArrayList<>(List.of("{\"name\":\"id\",\"type\":\"int\"}"));
    row.addAll(fields);
    return new Schema.Parser().parse(record("Row", row));
  }

  private static String record(String name, List<String> fields) {
    return "{\"type\":\"record\",\"name\":\"%s\",\"fields\":[%s]}"
        .formatted(name, String.join(",", fields));
  }
}
