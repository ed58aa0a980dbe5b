package io.clicklake.registry.review.rule;

import org.apache.avro.Schema;

/** What all rules say of a field with another name. */
final class Renaming {

  private Renaming() {}

  static Judgement judgement(Pair.Renamed pair) {
    Schema type = pair.old().schema();
    Schema.Field old = field(pair.old(), pair.old().name(), type);
    Schema.Field now = field(pair.now(), pair.now().name(), type);
    Schema after =
        pair.oldStays()
            ? AvroCheck.record(field(pair.old(), pair.old().name(), type), now)
            : AvroCheck.record(now);
    return Judgement.of(
        "%s is now %s".formatted(pair.old().name(), pair.now().name()),
        AvroCheck.of(AvroCheck.record(old), after));
  }

  /** The field with this type; its default stays if it fits, for readers fall back on it. */
  private static Schema.Field field(Schema.Field like, String name, Schema type) {
    Object fallback =
        like.hasDefaultValue() && like.schema().equals(type) ? like.defaultVal() : null;
    Schema.Field field = new Schema.Field(name, type, null, fallback);
    like.aliases().forEach(field::addAlias);
    return field;
  }
}
