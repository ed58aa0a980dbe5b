package io.clicklake.stack.local;

import java.util.Set;

/**
 * One thing to do on the way up.
 *
 * @param after names of the steps that must have succeeded before
 */
record Step(String name, Set<String> after, Runnable action) {

  Step {
    after = Set.copyOf(after);
  }
}
