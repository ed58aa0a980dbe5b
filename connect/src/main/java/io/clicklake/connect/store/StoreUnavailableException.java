package io.clicklake.connect.store;

/** The store did not answer, or asked for patience; the call may have taken effect. */
public final class StoreUnavailableException extends RuntimeException {

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
