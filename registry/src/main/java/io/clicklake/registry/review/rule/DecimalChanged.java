package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.LakeEffect;
import org.apache.avro.Schema;

/** A decimal with other digits. */
final class DecimalChanged extends TypeRule {

  DecimalChanged() {
    super(
        TypeChange.DECIMAL,
        "decimal-changed",
        "Avro does not look at scale and precision: readers with the new schema see "
            + "12.34 as 0.1234, and SQL predicates lose rows.");
  }

  @Override
  String advice(Schema old, Schema now, LakeEffect lake) {
    return "add a new field with the wanted precision and scale and read COALESCE(new, "
        + "old) in a view";
  }
}
