package io.clicklake.host;

/**
 * Something that a host needs is not there or does not work; the message says what and what to do.
 */
public final class HostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public HostException(String message) {
    super(message);
  }

  public HostException(String message, Throwable cause) {
    super(message, cause);
  }
}
