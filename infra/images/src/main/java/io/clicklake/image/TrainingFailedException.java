package io.clicklake.image;

/** There is no cache that the function would start from; the message says why. */
final class TrainingFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TrainingFailedException(String message) {
    super(message);
  }
}
