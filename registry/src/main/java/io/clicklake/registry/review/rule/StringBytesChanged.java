package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.LakeEffect;
import org.apache.avro.Schema;

/** Text became bytes, or bytes text. */
final class StringBytesChanged extends TypeRule {

  StringBytesChanged() {
    super(
        TypeChange.STRING_BYTES,
        "string-bytes-changed",
        "Avro reads one as the other, and the bytes in the file are the same; the type "
            + "of the column is not.");
  }

  @Override
  String advice(Schema old, Schema now, LakeEffect lake) {
    return "keep the type, or add a new field; queries that compare with text need a " + "CAST";
  }
}
