package io.clicklake.stack.lake;

/** A query that DuckDB does not answer, with DuckDB's own words. */
public final class QueryFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QueryFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
