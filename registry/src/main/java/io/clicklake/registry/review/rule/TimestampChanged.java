package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.LakeEffect;
import org.apache.avro.Schema;

/** A timestamp of another unit, or of another relation to the time zone. */
final class TimestampChanged extends TypeRule {

  TimestampChanged() {
    super(
        TypeChange.TIMESTAMP,
        "timestamp-changed",
        "Avro does not look at the unit: milliseconds read as microseconds are a date "
            + "in 1970.");
  }

  @Override
  String advice(Schema old, Schema now, LakeEffect lake) {
    return "add a new field with the wanted unit; in SQL both are timestamps, so "
        + "COALESCE(new, old) reads them alike";
  }
}
