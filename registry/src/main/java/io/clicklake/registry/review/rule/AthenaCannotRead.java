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
            + " that selects one fails.");
  }

  @Override
  Optional<Judgement> of(Pair.Unreadable pair) {
    return Optional.of(
        Judgement.of(pair.reason(), AvroVerdict.FULL)
            .with(LakeEffect.NOT_APPLICABLE)
            .with(Severity.BREAKING)
            .advising(pair.remedy()));
  }
}
