package io.clicklake.producer.lambda;

import java.util.List;

/** The function's environment is not usable; the message lists every problem with its remedy. */
public final class InvalidEnvironmentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidEnvironmentException(List<String> problems) {
    super(
        "The environment has "
            + problems.size()
            + (problems.size() == 1 ? " problem:" : " problems:")
            + "\n- "
            + String.join("\n- ", problems));
  }
}
