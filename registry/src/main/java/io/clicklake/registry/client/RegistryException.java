package io.clicklake.registry.client;

/** Anything a schema registry can answer but a result. */
public abstract class RegistryException extends RuntimeException {

  public RegistryException(String message) {
    super(message);
  }

  public RegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
