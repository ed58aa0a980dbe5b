package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.JavaEffect;
import io.clicklake.registry.review.Severity;
import java.util.Optional;
import org.apache.avro.Schema;

/** A field that the new schema does not have. */
final class FieldRemoved extends RuleFor<Pair.Removed> {

  FieldRemoved() {
    super(
        Pair.Removed.class,
        "field-removed",
        Severity.CAREFUL,
        "Values of older files disappear with the column; as long as the table has it, "
            + "new rows read NULL, and readers with the old schema need its default.");
  }

  @Override
  Optional<Judgement> of(Pair.Removed pair) {
    Schema.Field field = pair.field();
    String kind = DefaultValue.isNull(field) ? "removed-optional" : "removed-required";
    return Optional.of(
        Judgement.of(
                "%s removed (%s)".formatted(field.name(), Words.of(field.schema())),
                AvroCheck.of(AvroCheck.record(field), AvroCheck.record()))
            .with(Lake.ofField(kind, pair.place(), pair.last()))
            .with(JavaEffect.BREAKING)
            .with(Severity.CAREFUL)
            .advising(
                "keep the column in the table for its history; stop filling a nullable field before"
                    + " you remove it, and redeploy readers first"));
  }
}
