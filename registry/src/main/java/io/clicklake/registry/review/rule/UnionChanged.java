package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.LakeEffect;
import org.apache.avro.Schema;

/** Another set or order of the types of a union. */
final class UnionChanged extends TypeRule {

  UnionChanged() {
    super(
        TypeChange.UNION,
        "union-changed",
        "In Parquet a union is a struct of its members by position, so another order or "
            + "another member in between changes what SQL reads, though Avro does not mind.");
  }

  @Override
  String advice(Schema old, Schema now, LakeEffect lake) {
    return "append new members at the end; better, give each type a nullable field of " + "its own";
  }
}
