package io.clicklake.registry.source;

/** Input that is no schema; the message names file and position, what was expected, the remedy. */
public final class UnusableSchemaException extends RuntimeException {

  public UnusableSchemaException(String message) {
    super(message);
  }

  UnusableSchemaException(String message, Throwable cause) {
    super(message, cause);
  }

  /** At a place in a file. */
  static UnusableSchemaException at(String file, Position position, String message) {
    return new UnusableSchemaException(file + ":" + position + ": " + message);
  }
}
