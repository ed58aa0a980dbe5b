package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.Severity;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** New symbols of an enum. */
final class EnumSymbolsAdded extends RuleFor<Pair.Types> {

  EnumSymbolsAdded() {
    super(
        Pair.Types.class,
        "enum-symbols-added",
        Severity.SAFE,
        "Readers with the old schema fail at a new symbol unless the enum has a "
            + "default; to SQL it is one more string.");
  }

  @Override
  Optional<Judgement> of(Pair.Types pair) {
    if (pair.now().getType() != Schema.Type.ENUM) {
      return Optional.empty();
    }
    List<String> added = EnumSymbols.only(pair.now(), pair.old());
    if (added.isEmpty()) {
      return Optional.empty();
    }
    AvroVerdict avro =
        AvroCheck.of(
            EnumSymbols.with(pair.old(), List.of(), pair.now()),
            EnumSymbols.with(pair.old(), added, pair.now(), pair.now().getEnumDefault()));
    return Optional.of(
        Judgement.of("enum %s: +%s".formatted(pair.now().getName(), Words.list(added)), avro)
            .with(Severity.SAFE)
            .advising(
                avro.forward()
                    ? ""
                    : "redeploy readers first, or give the enum a \"default\" symbol that stands for unknown ones"));
  }
}
