package io.clicklake.registry.ddl;

/** There can be no such table; the message says why and what would do. */
public final class TableRefusedException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  TableRefusedException(String message) {
    super(message);
  }
}
