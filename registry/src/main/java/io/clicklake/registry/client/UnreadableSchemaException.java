package io.clicklake.registry.client;

/**
 * The registry holds the schema, but it is not one that Avro understands by itself: of another
 * type, with references, or a text that Avro's parser refuses.
 */
public final class UnreadableSchemaException extends RegistryRejectedException {

  public UnreadableSchemaException(String message) {
    super(message);
  }

  public UnreadableSchemaException(String message, Throwable cause) {
    super(message, cause);
  }
}
