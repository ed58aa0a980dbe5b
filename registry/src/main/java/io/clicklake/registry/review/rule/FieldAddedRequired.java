package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.Severity;
import java.util.Optional;

/** A field that older records cannot fill, be it nullable or not. */
final class FieldAddedRequired extends RuleFor<Pair.Added> {

  FieldAddedRequired() {
    super(
        Pair.Added.class,
        "field-added-without-default",
        Severity.CAREFUL,
        "Without a default, readers with the new schema cannot read older records; the "
            + "sink keeps those in files of their own, and SQL says NULL.");
  }

  @Override
  Optional<Judgement> of(Pair.Added pair) {
    if (pair.field().hasDefaultValue()) {
      return Optional.empty();
    }
    String alike =
        pair.lookalike().map("; if it is %s renamed, see rule field-renamed"::formatted).orElse("");
    return Optional.of(
        AddedField.judgement(pair)
            .with(Lake.ofField("added-required", pair.place(), pair.last()))
            .with(Severity.CAREFUL)
            .advising("make it a union with null first and \"default\": null" + alike));
  }
}
