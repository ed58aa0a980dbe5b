package io.clicklake.registry.apply;

import io.clicklake.registry.client.CompatibilityLevel;
import java.util.Optional;

/** One step of a subject's plan: a change, or what forbids all changes. */
public sealed interface Step {

  /** The subject's level is set. */
  record SetLevel(Optional<CompatibilityLevel> from, CompatibilityLevel to) implements Step {}

  /**
   * A version is registered.
   *
   * @param number its place among the declared versions, from 1
   */
  record Register(int number, DeclaredVersion version) implements Step {}

  /** A version that is not taken, by the compatibility level or by review. */
  record Refused(int number, DeclaredVersion version, String reason) implements Step {}

  /** The registry's history and the declared one have parted; registering more would mix them. */
  record Diverged(String reason) implements Step {}

  /** Whether the plan that holds this step may not be applied. */
  default boolean blocks() {
    return this instanceof Refused || this instanceof Diverged;
  }
}
