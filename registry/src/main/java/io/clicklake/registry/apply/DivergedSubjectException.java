package io.clicklake.registry.apply;

/**
 * The registry's history of a subject and the released one have parted, so that registering more
 * would mix them up. Nothing was changed.
 */
public final class DivergedSubjectException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DivergedSubjectException(String message) {
    super(message);
  }
}
