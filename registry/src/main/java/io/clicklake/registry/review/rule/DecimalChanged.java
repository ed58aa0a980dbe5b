package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.Severity;
import org.apache.avro.LogicalTypes;
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

  /** With fewer digits, older values that need them all cannot be read. */
  @Override
  Severity least(Schema old, Schema now) {
    return precision(now) < precision(old) ? Severity.CAREFUL : super.least(old, now);
  }

  private static int precision(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
        ? decimal.getPrecision()
        : 0;
  }

  @Override
  String advice(Schema old, Schema now, LakeEffect lake) {
    return "add a new field with the wanted precision and scale and read COALESCE(new, "
        + "old) in a view";
  }
}
