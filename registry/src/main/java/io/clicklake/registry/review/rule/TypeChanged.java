package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.LakeEffect;
import org.apache.avro.Schema;

/** A type that Avro does not promote. */
final class TypeChanged extends TypeRule {

  TypeChanged() {
    super(
        TypeChange.OTHER,
        "type-changed",
        "Avro cannot read the one as the other, or wraps it in a union; what SQL reads "
            + "from older files was measured per pair of types.");
  }

  @Override
  String advice(Schema old, Schema now, LakeEffect lake) {
    return "add a new field of the wanted type, fill both for a while, and read "
        + "COALESCE(new, CAST(old AS ...)) in a view";
  }
}
