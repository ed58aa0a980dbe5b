package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.JavaEffect;
import io.clicklake.registry.review.Severity;
import java.util.Optional;

/** A field with a new name and its old one as alias. */
final class FieldRenamed extends RuleFor<Pair.Renamed> {

  FieldRenamed() {
    super(
        Pair.Renamed.class,
        "field-renamed",
        Severity.BREAKING,
        "An alias lets Avro readers follow a new name; Parquet columns are found by "
            + "name, so SQL reads NULL from every older file.");
  }

  @Override
  Optional<Judgement> of(Pair.Renamed pair) {
    if (pair.old().name().equalsIgnoreCase(pair.now().name())) {
      return Optional.empty();
    }
    return Optional.of(
        Renaming.judgement(pair)
            .with(Lake.ofField("renamed", pair.place(), true))
            .with(JavaEffect.BREAKING)
            .with(Severity.BREAKING)
            .advising(
                "add %2$s as a new nullable field, fill both for a while, and read COALESCE(%2$s, %1$s) in a view"
                    .formatted(pair.old().name(), pair.now().name())));
  }
}
