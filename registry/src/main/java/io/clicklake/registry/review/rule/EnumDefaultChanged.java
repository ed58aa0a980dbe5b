package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.Severity;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Another default symbol of an enum. */
final class EnumDefaultChanged extends RuleFor<Pair.Types> {

  EnumDefaultChanged() {
    super(
        Pair.Types.class,
        "enum-default-changed",
        Severity.CAREFUL,
        "The default stands for symbols that a reader does not know; without one, "
            + "readers fail at them.");
  }

  @Override
  Optional<Judgement> of(Pair.Types pair) {
    if (pair.now().getType() != Schema.Type.ENUM
        || Objects.equals(pair.old().getEnumDefault(), pair.now().getEnumDefault())) {
      return Optional.empty();
    }
    boolean gained = pair.old().getEnumDefault() == null;
    return Optional.of(
        Judgement.of(
                "enum %s: default %s, was %s"
                    .formatted(
                        pair.now().getName(),
                        symbol(pair.now().getEnumDefault()),
                        symbol(pair.old().getEnumDefault())),
                AvroVerdict.FULL)
            .with(gained ? Severity.SAFE : Severity.CAREFUL)
            .advising(
                gained ? "" : "keep the default as long as readers may meet unknown symbols"));
  }

  private static String symbol(@Nullable String symbol) {
    return symbol == null ? "none" : symbol;
  }
}
