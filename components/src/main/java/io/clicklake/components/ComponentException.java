package io.clicklake.components;

/**
 * A component could not be found, prepared or started; the message says which, why and what to do.
 */
public final class ComponentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ComponentException(String message) {
    super(message);
  }

  public ComponentException(String message, Throwable cause) {
    super(message, cause);
  }
}
