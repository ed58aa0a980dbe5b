package io.clicklake.connect.row;

/** Parquet, or those who read it, have no way to hold records of a schema. */
public final class UnsupportedSchemaException extends RuntimeException {

  UnsupportedSchemaException(String message) {
    super(message);
  }
}
