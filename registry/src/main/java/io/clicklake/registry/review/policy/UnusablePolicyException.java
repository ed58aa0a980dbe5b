package io.clicklake.registry.review.policy;

import io.clicklake.registry.source.Position;

/** A text that is no policy; the message names file and line, what was expected, the remedy. */
public final class UnusablePolicyException extends RuntimeException {

  public UnusablePolicyException(String message) {
    super(message);
  }

  static UnusablePolicyException at(String file, Position position, String message) {
    return new UnusablePolicyException(file + ":" + position + ": " + message);
  }
}
