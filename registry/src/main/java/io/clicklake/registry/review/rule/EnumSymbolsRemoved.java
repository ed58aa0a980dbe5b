package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.JavaEffect;
import io.clicklake.registry.review.Severity;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** Symbols that an enum does not have any more. */
final class EnumSymbolsRemoved extends RuleFor<Pair.Types> {

  EnumSymbolsRemoved() {
    super(
        Pair.Types.class,
        "enum-symbols-removed",
        Severity.CAREFUL,
        "Older records hold the symbol: readers with the new schema fail at it or see "
            + "the default instead, while SQL still shows it.");
  }

  @Override
  Optional<Judgement> of(Pair.Types pair) {
    if (pair.now().getType() != Schema.Type.ENUM) {
      return Optional.empty();
    }
    List<String> removed = EnumSymbols.only(pair.old(), pair.now());
    if (removed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Judgement.of(
                "enum %s: -%s".formatted(pair.now().getName(), Words.list(removed)),
                AvroCheck.of(
                    EnumSymbols.with(pair.now(), removed, pair.now(), pair.old().getEnumDefault()),
                    EnumSymbols.with(pair.now(), List.of(), pair.now())))
            .with(JavaEffect.BREAKING)
            .with(Severity.CAREFUL)
            .advising("keep the symbol and say in its doc that it is not used any more"));
  }
}
