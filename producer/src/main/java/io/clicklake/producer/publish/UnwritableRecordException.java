package io.clicklake.producer.publish;

/** A record that Avro cannot write by its own schema: no try will ever take it. */
final class UnwritableRecordException extends Exception {

  private static final long serialVersionUID = 1L;

  UnwritableRecordException(Throwable cause) {
    super("record does not fit its schema: " + cause.getMessage(), cause);
  }
}
