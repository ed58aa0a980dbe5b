package io.clicklake.registry.apply;

/** A plan with a version that is refused, or a subject that diverged. Nothing was changed. */
public final class BlockedPlanException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BlockedPlanException(String message) {
    super(message);
  }
}
