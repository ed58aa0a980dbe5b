package io.clicklake.stack.local;

import io.clicklake.components.Component;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One thing to do on the way up.
 *
 * @param after names of the steps that must have succeeded before
 */
record Step(String name, Set<String> after, Runnable action) {

  Step {
    after = Set.copyOf(after);
  }

  /** The start of a component, under its name. */
  static Step up(Component component, Set<String> after, Consumer<Component> bringUp) {
    return new Step(component.name(), after, () -> bringUp.accept(component));
  }
}
