package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.Severity;
import java.util.Optional;

/** Another default, a new one, or none any more. */
final class DefaultChanged extends RuleFor<Pair.Kept> {

  DefaultChanged() {
    super(
        Pair.Kept.class,
        "default-changed",
        Severity.CAREFUL,
        "A default speaks for records that do not have the field: another one rewrites "
            + "what readers see of the past, a removed one makes those records unreadable.");
  }

  @Override
  Optional<Judgement> of(Pair.Kept pair) {
    String old = Words.defaultOf(pair.old());
    String now = Words.defaultOf(pair.now());
    if (old.equals(now) || nullWentWithItsType(pair)) {
      return Optional.empty();
    }
    boolean gained = !pair.old().hasDefaultValue();
    return Optional.of(
        Judgement.of(
                "default of %s: %s, was %s".formatted(pair.now().name(), now, old),
                AvroVerdict.FULL)
            .with(gained ? Severity.SAFE : Severity.CAREFUL)
            .advising(
                gained
                    ? ""
                    : "versions from before the field existed are read with the default: check them with a"
                        + " transitive level"));
  }

  /** A default of null cannot stay where null may not; rule null-forbidden tells of that. */
  private static boolean nullWentWithItsType(Pair.Kept pair) {
    return DefaultValue.isNull(pair.old())
        && !pair.now().hasDefaultValue()
        && !Nullability.hasNull(pair.now().schema());
  }
}
