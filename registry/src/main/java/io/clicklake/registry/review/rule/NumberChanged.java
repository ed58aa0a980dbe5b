package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.LakeEffect;
import org.apache.avro.Schema;

/** One plain number type became another. */
final class NumberChanged extends TypeRule {

  NumberChanged() {
    super(
        TypeChange.NUMBER,
        "number-changed",
        "Avro promotes int to long to float to double; SQL readers widen within whole "
            + "numbers, but misread or refuse a whole number as a floating one.");
  }

  @Override
  String advice(Schema old, Schema now, LakeEffect lake) {
    return "add a new field of the wanted type, fill both, and read COALESCE(new, "
        + "CAST(old AS ...)) in a view; int to long alone is safe once the table is "
        + "altered before the first new file";
  }
}
