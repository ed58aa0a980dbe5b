package io.clicklake.benchmarks.run;

/** A scenario that could not be carried through; the message says where, why and what to do. */
public final class ScenarioFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ScenarioFailedException(String message) {
    super(message);
  }

  public ScenarioFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
