package io.clicklake.registry.client;

/** The registry answered no (HTTP 4xx): asking again does not help. */
public class RegistryRejectedException extends RegistryException {

  public RegistryRejectedException(String message) {
    super(message);
  }

  public RegistryRejectedException(String message, Throwable cause) {
    super(message, cause);
  }
}
