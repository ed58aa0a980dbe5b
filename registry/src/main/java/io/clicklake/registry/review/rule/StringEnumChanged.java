package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.LakeEffect;
import org.apache.avro.Schema;

/** Text became an enum, or an enum text. */
final class StringEnumChanged extends TypeRule {

  StringEnumChanged() {
    super(
        TypeChange.STRING_ENUM,
        "string-enum-changed",
        "Both are strings to SQL, but Avro readers of the one cannot read the other.");
  }

  @Override
  String advice(Schema old, Schema now, LakeEffect lake) {
    return "add a new field; or check the values where events are made and keep the " + "string";
  }
}
