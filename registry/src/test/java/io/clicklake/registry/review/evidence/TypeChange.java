package io.clicklake.registry.review.evidence;

/**
 * A change of one type into another at one kind of place.
 *
 * @param from as {@code LakeType} names it
 * @param to as {@code LakeType} names it, or a kind of change of the same type
 */
record TypeChange(Place place, String from, String to) {

  /** Where in a row a type stands. */
  enum Place {
    COLUMN("column", "%s", "%s"),
    FIELD(
        "field",
        "%s.f",
        "{\"type\":\"record\",\"name\":\"Around%2$s\",\"fields\":[{\"name\":\"f\",\"type\":%1$s}]}"),
    ELEMENT("element", "%s[]", "{\"type\":\"array\",\"items\":%1$s}"),
    VALUE("value", "%s{}", "{\"type\":\"map\",\"values\":%1$s}");

    private final String text;
    private final String path;
    private final String schema;

    Place(String text, String path, String schema) {
      this.text = text;
      this.path = path;
      this.schema = schema;
    }

    /** As the table spells it. */
    String text() {
      return text;
    }

    /** Path of the type in a column of this name. */
    LakePath path(String column) {
      return LakePath.of(path.formatted(column));
    }

    /** A column's schema in JSON around a type's, the column's name in it. */
    String around(String type, String column) {
      return schema.formatted(type, column);
    }

    static Place of(String text) {
      for (Place place : values()) {
        if (place.text.equals(text)) {
          return place;
        }
      }
      throw new IllegalArgumentException(
          "'" + text + "' is no place; expected column, field, element or value");
    }
  }

  /** The same in a column. */
  TypeChange asColumn() {
    return new TypeChange(Place.COLUMN, from, to);
  }
}
