package io.clicklake.stack.deploy.terraform;

/** Terraform, or a file of its directory, is not as expected; the message says what to do. */
public final class TerraformException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TerraformException(String message) {
    super(message);
  }

  public TerraformException(String message, Throwable cause) {
    super(message, cause);
  }
}
