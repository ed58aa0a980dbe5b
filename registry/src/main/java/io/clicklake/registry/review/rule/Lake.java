package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.Severity;
import java.util.Optional;

/** What SQL over the lake sees of a change: looked up, for it was measured. */
final class Lake {

  private static final MeasuredChanges TYPES = MeasuredChanges.load("lake-type-changes.csv");
  private static final MeasuredChanges FIELDS = MeasuredChanges.load("lake-field-changes.csv");

  private Lake() {}

  /** A value of one type became one of another, by the names of {@code LakeType}. */
  static LakeEffect ofTypes(Place place, String from, String to) {
    if (from.equals(to)) {
      return LakeEffect.NONE;
    }
    return TYPES
        .effect(place.text(), from, to)
        .or(() -> TYPES.effect(Place.COLUMN.text(), from, to))
        .orElseThrow(() -> unmeasured("%s to %s at a %s".formatted(from, to, place.text())));
  }

  /**
   * A field was added, removed, renamed or moved, or its nullability changed.
   *
   * @param change as the table spells it
   * @param last whether no older field stands behind it
   */
  static LakeEffect ofField(String change, Place place, boolean last) {
    Optional<LakeEffect> measured = FIELDS.effect(change, place.text(), last ? "end" : "middle");
    return measured.orElseThrow(
        () -> unmeasured("%s at the %s of a %s".formatted(change, last ? "end" : "middle", place)));
  }

  private static IllegalStateException unmeasured(String what) {
    return new IllegalStateException("what " + what + " does was not measured");
  }

  /**
   * How grave an effect is by itself: breaking where old files cannot be read as they were, careful
   * where the order of deployment or projected partitions help.
   */
  static Severity severity(LakeEffect lake) {
    if (lake.oldFilesProjected().harms()
        || lake.predicate().harms()
        || lake.duckdbUnion().harms()) {
      return Severity.BREAKING;
    }
    return lake.oldFilesRegistered().harms() || lake.newFilesOldTable().harms()
        ? Severity.CAREFUL
        : Severity.SAFE;
  }
}
