package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.JavaEffect;
import io.clicklake.registry.review.Severity;
import java.util.Optional;

/** A record, enum or fixed with another name or namespace. */
final class TypeRenamed extends RuleFor<Pair.Types> {

  TypeRenamed() {
    super(
        Pair.Types.class,
        "type-renamed",
        Severity.CAREFUL,
        "Avro matches named types by name or alias, and the generated class has the new "
            + "one; SQL does not know these names.");
  }

  @Override
  Optional<Judgement> of(Pair.Types pair) {
    if (pair.old().getFullName().equals(pair.now().getFullName())) {
      return Optional.empty();
    }
    return Optional.of(
        Judgement.of(
                "%s %s is now %s"
                    .formatted(
                        pair.now().getType().getName(),
                        pair.old().getFullName(),
                        pair.now().getFullName()),
                AvroCheck.of(Shell.of(pair.old()), Shell.of(pair.now())))
            .with(JavaEffect.BREAKING)
            .with(Severity.CAREFUL)
            .advising("keep the name, or give the new one the alias " + pair.old().getFullName()));
  }
}
