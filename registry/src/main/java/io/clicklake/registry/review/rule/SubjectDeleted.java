package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.JavaEffect;
import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.Severity;
import java.util.Optional;

/** A schema that is not there any more. */
final class SubjectDeleted extends RuleFor<Pair.Deleted> {

  SubjectDeleted() {
    super(
        Pair.Deleted.class,
        "schema-deleted",
        Severity.CAREFUL,
        "The registry keeps its versions and the lake its files, but nobody can build against the"
            + " schema any more, and the sink still needs it for records in the topic.");
  }

  @Override
  Optional<Judgement> of(Pair.Deleted pair) {
    return Optional.of(
        Judgement.of("schema %s deleted".formatted(pair.last().getFullName()), AvroVerdict.FULL)
            .with(LakeEffect.NOT_APPLICABLE)
            .with(JavaEffect.BREAKING)
            .with(Severity.CAREFUL)
            .advising(
                "stop its producers first; leave the subject in the registry as long as its topic or"
                    + " its table is read"));
  }
}
