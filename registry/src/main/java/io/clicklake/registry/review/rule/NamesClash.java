package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.Cell;
import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.Severity;
import java.util.Optional;

/** Columns whose names SQL cannot tell apart. */
final class NamesClash extends RuleFor<Pair.Clash> {

  NamesClash() {
    super(
        Pair.Clash.class,
        "names-clash",
        Severity.BREAKING,
        "Glue lower-cases column names, so that two that differ in case alone are one.");
  }

  @Override
  Optional<Judgement> of(Pair.Clash pair) {
    return Optional.of(
        Judgement.of(
                "%s differ in case alone".formatted(Words.list(pair.names())), AvroVerdict.FULL)
            .with(new LakeEffect(Cell.ERROR, Cell.ERROR, Cell.ERROR, Cell.ERROR, Cell.ERROR))
            .with(Severity.BREAKING)
            .advising("give one of them another name"));
  }
}
