package io.clicklake.registry.client;

/**
 * The registry could not be reached, timed out, failed (HTTP 5xx, 429, 408), or something else
 * answered for it (HTTP 404 without the API's error code): worth another try.
 */
public final class RegistryUnavailableException extends RegistryException {

  public RegistryUnavailableException(String message) {
    super(message);
  }

  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
