package io.clicklake.registry.apply;

import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.client.CompatibilityVerdict;
import io.clicklake.registry.client.InMemorySchemaRegistry;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Versions registered one after another in memory: what a registry will say of the second new
 * version, it cannot be asked before it holds the first.
 */
final class Rehearsal {

  private static final String SUBJECT = "rehearsed";

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final CompatibilityLevel level;

  Rehearsal(CompatibilityLevel level, List<Schema> held) {
    this.level = level;
    held.forEach(this::hold);
  }

  /** Holds it, whatever it says; the next one is judged against it. */
  Optional<String> refusal(Schema next) {
    registry.setCompatibility(SUBJECT, level);
    CompatibilityVerdict verdict = registry.check(SUBJECT, next);
    hold(next);
    return verdict.compatible()
        ? Optional.empty()
        : Optional.of(String.join("; ", verdict.messages()));
  }

  private void hold(Schema schema) {
    registry.setCompatibility(SUBJECT, CompatibilityLevel.NONE);
    registry.register(SUBJECT, schema);
  }
}
