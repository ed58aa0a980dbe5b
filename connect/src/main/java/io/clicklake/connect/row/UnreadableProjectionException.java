package io.clicklake.connect.row;

/** Records written with one schema cannot be read as another. */
public final class UnreadableProjectionException extends RuntimeException {

  UnreadableProjectionException(String message) {
    super(message);
  }
}
