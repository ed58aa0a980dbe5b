package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.Severity;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** The same fields in another order. */
final class FieldsReordered extends RuleFor<Pair.Types> {

  FieldsReordered() {
    super(
        Pair.Types.class,
        "fields-reordered",
        Severity.CAREFUL,
        "Avro and SQL find fields by name, so order means nothing to them; constructors "
            + "with all fields do mind.");
  }

  @Override
  Optional<Judgement> of(Pair.Types pair) {
    if (pair.now().getType() != Schema.Type.RECORD || sameOrder(pair)) {
      return Optional.empty();
    }
    LakeEffect lake = Lake.ofField("reordered", pair.fieldPlace(), true);
    return Optional.of(
        Judgement.of("fields have another order", new AvroVerdict(true, true))
            .with(lake)
            .with(Lake.severity(lake)));
  }

  private static boolean sameOrder(Pair.Types pair) {
    List<String> old = names(pair.old(), pair.now());
    List<String> now = names(pair.now(), pair.old());
    return old.equals(now);
  }

  private static List<String> names(Schema record, Schema other) {
    return record.getFields().stream()
        .map(Schema.Field::name)
        .filter(name -> other.getField(name) != null)
        .toList();
  }
}
