package io.clicklake.registry.client;

/** The registry could not be reached, timed out or failed (HTTP 5xx, 429): worth another try. */
public final class RegistryUnavailableException extends RegistryException {

  public RegistryUnavailableException(String message) {
    super(message);
  }

  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
