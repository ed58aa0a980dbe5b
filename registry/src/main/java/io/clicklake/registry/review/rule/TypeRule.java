package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.Severity;
import io.clicklake.registry.review.SinkEffect;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A rule for one kind of change of a value's type. What SQL sees of it is measured, so its severity
 * follows from that; a number that would silently be read as another one is always breaking.
 */
abstract class TypeRule extends RuleFor<Pair.Values> {

  private final TypeChange kind;

  TypeRule(TypeChange kind, String id, String purpose) {
    super(Pair.Values.class, id, Severity.BREAKING, purpose);
    this.kind = kind;
  }

  /** How much care the change needs at least, whatever was measured with values that fit. */
  Severity least(Schema old, Schema now) {
    return AvroCheck.of(old, now).backward() ? Severity.SAFE : Severity.CAREFUL;
  }

  /** The safe way to what was wanted. */
  abstract String advice(Schema old, Schema now, LakeEffect lake);

  @Override
  final Optional<Judgement> of(Pair.Values pair) {
    Schema old = pair.oldType();
    Schema now = pair.newType();
    if (TypeChange.between(old, now) != kind) {
      return Optional.empty();
    }
    LakeEffect lake = TypeChange.lake(pair.place(), old, now);
    AvroVerdict avro = AvroCheck.of(old, now);
    boolean kept = KeptNumber.between(old, now);
    Severity severity = kept ? Lake.severity(lake).or(least(old, now)) : Severity.BREAKING;
    return Optional.of(
        Judgement.of(Words.of(old) + " is now " + Words.of(now), avro)
            .with(lake)
            .with(avro.backward() && kept ? SinkEffect.SHARES_FILE : SinkEffect.ROTATES_ONCE)
            .with(JavaType.change(old, now))
            .with(severity)
            .advising(severity == Severity.SAFE ? "" : advice(old, now, lake)));
  }
}
