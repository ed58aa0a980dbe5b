package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.Severity;
import io.clicklake.registry.review.SinkEffect;
import java.util.Optional;

/** A type that the sink cannot write. */
final class SinkRefuses extends RuleFor<Pair.Unwritable> {

  SinkRefuses() {
    super(
        Pair.Unwritable.class,
        "sink-refuses",
        Severity.BREAKING,
        "What Parquet or its readers cannot hold never reaches the lake: the sink "
            + "reports every such record as bad.");
  }

  @Override
  Optional<Judgement> of(Pair.Unwritable pair) {
    return Optional.of(
        Judgement.of(pair.reason(), AvroVerdict.FULL)
            .with(LakeEffect.NOT_APPLICABLE)
            .with(SinkEffect.REFUSED)
            .with(Severity.BREAKING)
            .advising(pair.remedy()));
  }
}
