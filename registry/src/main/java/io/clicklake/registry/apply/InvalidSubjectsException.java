package io.clicklake.registry.apply;

/** The declaration of subjects cannot be used; nothing was asked or changed. */
public final class InvalidSubjectsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidSubjectsException(String message) {
    super(message);
  }

  InvalidSubjectsException(String message, Throwable cause) {
    super(message, cause);
  }
}
