package io.clicklake.producer.publish;

/** Not everything was acknowledged in time; worth another try with the same events. */
public final class NotAcknowledgedException extends Exception {

  private static final long serialVersionUID = 1L;

  public NotAcknowledgedException(String message, Throwable cause) {
    super(message, cause);
  }

  public NotAcknowledgedException(String message) {
    super(message);
  }
}
