package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.JavaEffect;
import io.clicklake.registry.review.Severity;
import java.util.Optional;

/** A name that differs in case alone. */
final class FieldCaseChanged extends RuleFor<Pair.Renamed> {

  FieldCaseChanged() {
    super(
        Pair.Renamed.class,
        "field-case-changed",
        Severity.CAREFUL,
        "SQL does not tell upper from lower case, Avro does: columns stay what they "
            + "were, readers need an alias.");
  }

  @Override
  Optional<Judgement> of(Pair.Renamed pair) {
    if (!pair.old().name().equalsIgnoreCase(pair.now().name())) {
      return Optional.empty();
    }
    return Optional.of(
        Renaming.judgement(pair)
            .with(Lake.ofField("case-changed", pair.place(), true))
            .with(JavaEffect.BREAKING)
            .with(Severity.CAREFUL)
            .advising(
                "keep the name; if it has to change, give the field the alias %s"
                    .formatted(pair.old().name())));
  }
}
