package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.Severity;
import java.util.Optional;

/** A rule that looks at one kind of pair. */
abstract class RuleFor<P extends Pair> implements Rule {

  private final Class<P> kind;
  private final String id;
  private final Severity severity;
  private final String purpose;

  RuleFor(Class<P> kind, String id, Severity severity, String purpose) {
    this.kind = kind;
    this.id = id;
    this.severity = severity;
    this.purpose = purpose;
  }

  abstract Optional<Judgement> of(P pair);

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final String purpose() {
    return purpose;
  }

  @Override
  public final Severity severity() {
    return severity;
  }

  @Override
  public final Optional<Judgement> judge(Pair pair) {
    return kind.isInstance(pair) ? of(kind.cast(pair)) : Optional.empty();
  }
}
