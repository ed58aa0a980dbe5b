package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.Severity;
import java.util.Optional;

/** A field that may be null and is null by default. */
final class FieldAddedOptional extends RuleFor<Pair.Added> {

  FieldAddedOptional() {
    super(
        Pair.Added.class,
        "field-added-optional",
        Severity.CAREFUL,
        "A new field with default null is how a schema should grow: older rows have no "
            + "value, and SQL says NULL.");
  }

  @Override
  Optional<Judgement> of(Pair.Added pair) {
    if (!DefaultValue.isNull(pair.field())) {
      return Optional.empty();
    }
    LakeEffect lake = Lake.ofField("added-optional", pair.place(), pair.last());
    return Optional.of(
        AddedField.judgement(pair)
            .with(lake)
            .with(Lake.severity(lake))
            .advising("alter the table to see the column; until then new files read as before"));
  }
}
