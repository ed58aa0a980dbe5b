package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.Severity;
import java.util.Optional;
import org.apache.avro.Schema;

/** A value that had to be there and need not any more. */
final class NullAllowed extends RuleFor<Pair.Values> {

  NullAllowed() {
    super(
        Pair.Values.class,
        "null-allowed",
        Severity.SAFE,
        "A column may now be NULL; readers with the old schema cannot read such a " + "record.");
  }

  @Override
  Optional<Judgement> of(Pair.Values pair) {
    if (Nullability.hasNull(pair.old()) || !Nullability.hasNull(pair.now())) {
      return Optional.empty();
    }
    Schema type = pair.newType();
    LakeEffect lake = Lake.ofField("null-allowed", pair.place(), true);
    return Optional.of(
        Judgement.of("may be null", AvroCheck.of(type, Nullability.with(type)))
            .with(lake)
            .with(Lake.severity(lake))
            .advising("redeploy readers first; queries that count on a value need a look"));
  }
}
