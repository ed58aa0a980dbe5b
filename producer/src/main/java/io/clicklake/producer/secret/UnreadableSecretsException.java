package io.clicklake.producer.secret;

/** The secrets cannot be read; the message names the parameters and what is missing. */
public final class UnreadableSecretsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableSecretsException(String message) {
    super(message);
  }
}
