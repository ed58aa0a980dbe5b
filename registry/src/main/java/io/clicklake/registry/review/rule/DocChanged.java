package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.Severity;
import java.util.Objects;
import java.util.Optional;

/** Another documentation of a field. */
final class DocChanged extends RuleFor<Pair.Kept> {

  DocChanged() {
    super(
        Pair.Kept.class,
        "doc-changed",
        Severity.SAFE,
        "Words for people: they make a new version in the registry and change no data.");
  }

  @Override
  Optional<Judgement> of(Pair.Kept pair) {
    return Objects.equals(pair.old().doc(), pair.now().doc())
        ? Optional.empty()
        : Optional.of(
            Judgement.of("documentation of %s".formatted(pair.now().name()), AvroVerdict.FULL));
  }
}
