package io.clicklake.connect.decode;

import org.jspecify.annotations.Nullable;

/** One record cannot be written to the lake, whatever is tried; its neighbours can. */
public class BadRecordException extends RuntimeException {

  public BadRecordException(@Nullable String message) {
    super(message);
  }

  public BadRecordException(@Nullable String message, Throwable cause) {
    super(message, cause);
  }
}
