package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.Severity;
import java.util.Optional;

/** A field with a default other than null. */
final class FieldAddedWithDefault extends RuleFor<Pair.Added> {

  FieldAddedWithDefault() {
    super(
        Pair.Added.class,
        "field-added-with-default",
        Severity.CAREFUL,
        "Avro readers see the default in older records, but no file holds it: SQL sees "
            + "NULL there, and a WHERE on the default finds no older row.");
  }

  @Override
  Optional<Judgement> of(Pair.Added pair) {
    if (!pair.field().hasDefaultValue() || DefaultValue.isNull(pair.field())) {
      return Optional.empty();
    }
    return Optional.of(
        AddedField.judgement(pair)
            .with(Lake.ofField("added-with-default", pair.place(), pair.last()))
            .with(Severity.CAREFUL)
            .advising(
                "give queries a view with COALESCE(%s, %s), or make the field nullable with default null"
                    .formatted(pair.field().name(), Words.sqlDefaultOf(pair.field()))));
  }
}
