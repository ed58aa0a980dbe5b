package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.LakeEffect;
import org.apache.avro.Schema;

/** The same encoding with another meaning. */
final class LogicalTypeChanged extends TypeRule {

  LogicalTypeChanged() {
    super(
        TypeChange.LOGICAL,
        "logical-type-changed",
        "The encoding is the same and Avro is content; Parquet columns of another "
            + "logical type are other columns to SQL.");
  }

  @Override
  String advice(Schema old, Schema now, LakeEffect lake) {
    return "add a new field of the wanted type and read COALESCE(new, the old one "
        + "converted) in a view";
  }
}
