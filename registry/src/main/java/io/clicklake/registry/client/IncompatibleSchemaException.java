package io.clicklake.registry.client;

/** The subject's compatibility level forbids the schema (HTTP 409). */
public final class IncompatibleSchemaException extends RegistryRejectedException {

  public IncompatibleSchemaException(String message) {
    super(message);
  }
}
