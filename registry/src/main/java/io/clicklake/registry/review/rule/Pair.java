package io.clicklake.registry.review.rule;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** One part of two versions of a schema. */
public sealed interface Pair {

  /** Where it is, as {@code fields.page.url}; in the new version where it has moved. */
  String path();

  /**
   * A record, enum or fixed that both have at the same place.
   *
   * @param place of the values it describes
   */
  record Types(String path, Place place, Schema old, Schema now) implements Pair {

    /** What a record's fields are. */
    Place fieldPlace() {
      return path.isEmpty() ? Place.COLUMN : Place.FIELD;
    }
  }

  /**
   * A field that only the new record has.
   *
   * @param place of its values
   * @param last whether only new fields come behind it
   * @param lookalike a removed field with the same type, where there is exactly one
   */
  record Added(
      String path, Place place, Schema.Field field, boolean last, Optional<String> lookalike)
      implements Pair {}

  /**
   * A field that only the old record has.
   *
   * @param last whether only removed fields come behind it
   */
  record Removed(String path, Place place, Schema.Field field, boolean last) implements Pair {}

  /** A field that both have under one name. */
  record Kept(String path, Place place, Schema.Field old, Schema.Field now) implements Pair {}

  /**
   * A field whose new name has the old one as an alias, or differs from it in case alone.
   *
   * @param oldStays whether the new record has a field of the old name as well
   */
  record Renamed(String path, Place place, Schema.Field old, Schema.Field now, boolean oldStays)
      implements Pair {}

  /** What is declared for a value that both have. */
  record Values(String path, Place place, Schema old, Schema now) implements Pair {

    /** The old type without null. */
    public Schema oldType() {
      return Nullability.without(old);
    }

    /** The new type without null. */
    public Schema newType() {
      return Nullability.without(now);
    }
  }

  /**
   * What of the new version the sink cannot write.
   *
   * @param reason why
   * @param remedy what helps
   */
  record Unwritable(String path, String reason, String remedy) implements Pair {}

  /**
   * A new type that a column of Athena cannot have; the sink writes it, and other readers see it.
   *
   * @param reason why
   * @param remedy what helps
   */
  record Unreadable(String path, String reason, String remedy) implements Pair {}

  /** Columns or fields of one record in the new version that differ in case alone. */
  record Clash(String path, List<String> names) implements Pair {}

  /** The last version of a schema that is not there any more. */
  record Deleted(String path, Schema last) implements Pair {}
}
