package io.clicklake.stack.deploy.account;

/** AWS refused or did not answer; the message says what was asked and what is missing. */
public final class AccountException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AccountException(String message) {
    super(message);
  }

  public AccountException(String message, Throwable cause) {
    super(message, cause);
  }
}
