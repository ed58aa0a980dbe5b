package io.clicklake.connect.store;

/** The store refuses for good: no such bucket, no permission, bad credentials. */
public final class StoreRefusedException extends RuntimeException {

  public StoreRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
