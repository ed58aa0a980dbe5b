package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.Severity;
import java.util.Optional;

/** A type that the sink writes and Athena has no column for. */
final class AthenaCannotRead extends RuleFor<Pair.Unreadable> {

  AthenaCannotRead() {
    super(
        Pair.Unreadable.class,
        "athena-cannot-read",
        Severity.BREAKING,
        "A time of day in milliseconds is a Parquet type that no Hive column type reads: every query"
            + " that selects it fails.");
  }

  @Override
  Optional<Judgement> of(Pair.Unreadable pair) {
    return Optional.of(
        Judgement.of(
                "%s is nothing that a column of Athena can be".formatted(Words.of(pair.type())),
                AvroVerdict.FULL)
            .with(LakeEffect.NOT_APPLICABLE)
            .with(Severity.BREAKING)
            .advising("use time-micros, which reads as its number, or a timestamp"));
  }
}
