package io.clicklake.connect.store;

import org.jspecify.annotations.Nullable;

/**
 * The store did not answer, asked for patience, or lost an unfinished upload; the call may have
 * taken effect. Starting again from the commit log helps.
 */
public final class StoreUnavailableException extends RuntimeException {

  public StoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
