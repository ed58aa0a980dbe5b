package io.clicklake.registry.client;

/** The registry knows no schema with this id (HTTP 404). */
public final class UnknownSchemaException extends RegistryRejectedException {

  public UnknownSchemaException(String message) {
    super(message);
  }
}
