package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.LakeEffect;
import org.apache.avro.Schema;

/** A fixed of another size. */
final class FixedSizeChanged extends TypeRule {

  FixedSizeChanged() {
    super(
        TypeChange.FIXED_SIZE,
        "fixed-size-changed",
        "Avro cannot read a fixed of one size as another.");
  }

  @Override
  String advice(Schema old, Schema now, LakeEffect lake) {
    return "add a new field, or use bytes";
  }
}
