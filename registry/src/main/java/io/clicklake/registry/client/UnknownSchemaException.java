package io.clicklake.registry.client;

/** The registry knows no schema with this id (HTTP 404, error code 404xx). */
public final class UnknownSchemaException extends RegistryRejectedException {

  public UnknownSchemaException(String message) {
    super(message);
  }
}
