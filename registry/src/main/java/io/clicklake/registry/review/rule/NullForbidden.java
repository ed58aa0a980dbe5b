package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.Severity;
import java.util.Optional;
import org.apache.avro.Schema;

/** A value that need not be there and now must. */
final class NullForbidden extends RuleFor<Pair.Values> {

  NullForbidden() {
    super(
        Pair.Values.class,
        "null-forbidden",
        Severity.CAREFUL,
        "Older records may hold null, which readers with the new schema cannot read and "
            + "the sink cannot project.");
  }

  @Override
  Optional<Judgement> of(Pair.Values pair) {
    if (!Nullability.hasNull(pair.old()) || Nullability.hasNull(pair.now())) {
      return Optional.empty();
    }
    Schema type = pair.newType();
    return Optional.of(
        Judgement.of("may not be null any more", AvroCheck.of(Nullability.with(type), type))
            .with(Lake.ofField("null-forbidden", pair.place(), true))
            .with(Severity.CAREFUL)
            .advising("keep it nullable and refuse null where events are made"));
  }
}
