package io.clicklake.stack.deploy;

/** A step cannot go on; the message says why, and what to do. */
final class DeploymentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DeploymentException(String message) {
    super(message);
  }
}
