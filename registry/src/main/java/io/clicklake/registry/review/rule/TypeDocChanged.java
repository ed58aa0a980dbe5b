package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.Severity;
import java.util.Objects;
import java.util.Optional;

/** Another documentation of a named type. */
final class TypeDocChanged extends RuleFor<Pair.Types> {

  TypeDocChanged() {
    super(
        Pair.Types.class,
        "type-doc-changed",
        Severity.SAFE,
        "Words for people on a record or enum: they make a new version in the registry "
            + "and change no data.");
  }

  @Override
  Optional<Judgement> of(Pair.Types pair) {
    return Objects.equals(pair.old().getDoc(), pair.now().getDoc())
        ? Optional.empty()
        : Optional.of(
            Judgement.of(
                "documentation of %s %s"
                    .formatted(pair.now().getType().getName(), pair.now().getName()),
                AvroVerdict.FULL));
  }
}
