package io.clicklake.stack.deploy.machine;

/** A program of this machine does not run; the message says which. */
public final class ProgramException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ProgramException(String message, Throwable cause) {
    super(message, cause);
  }
}
