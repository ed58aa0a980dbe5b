package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Other aliases of a field that kept its name. */
final class AliasesChanged extends RuleFor<Pair.Kept> {

  AliasesChanged() {
    super(
        Pair.Kept.class,
        "aliases-changed",
        Severity.CAREFUL,
        "An alias is how readers find the field in records written under an older name; "
            + "without it those are unreadable.");
  }

  @Override
  Optional<Judgement> of(Pair.Kept pair) {
    Set<String> lost = new TreeSet<>(pair.old().aliases());
    lost.removeAll(pair.now().aliases());
    Set<String> gained = new TreeSet<>(pair.now().aliases());
    gained.removeAll(pair.old().aliases());
    if (lost.isEmpty() && gained.isEmpty()) {
      return Optional.empty();
    }
    String words =
        (gained.isEmpty() ? "" : " +" + Words.list(gained))
            + (lost.isEmpty() ? "" : " -" + Words.list(lost));
    return Optional.of(
        Judgement.of("aliases of %s:%s".formatted(pair.now().name(), words), AvroVerdict.FULL)
            .with(lost.isEmpty() ? Severity.SAFE : Severity.CAREFUL)
            .advising(
                lost.isEmpty()
                    ? ""
                    : "keep the alias as long as records of that name can be read"));
  }
}
