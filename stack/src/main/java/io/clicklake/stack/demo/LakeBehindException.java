package io.clicklake.stack.demo;

/** The lake does not catch up with Kafka; the message names each partition that lags. */
final class LakeBehindException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LakeBehindException(String message) {
    super(message);
  }
}
