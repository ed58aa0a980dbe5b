package io.clicklake.stack.traffic;

/** The endpoint cannot be made to take a batch; the traffic ends here. */
public final class IngestRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IngestRefusedException(String message) {
    super(message);
  }
}
