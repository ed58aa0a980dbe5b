package io.clicklake.registry.review.policy;

/** Whether a finding counts. */
public sealed interface Standing {

  /** It counts. */
  record Open() implements Standing {}

  /** It is known and taken, and does not count. */
  record Accepted(Acceptance acceptance) implements Standing {}

  /** It was taken for a time that is over, and counts. */
  record Expired(Acceptance acceptance) implements Standing {}

  /** Whether it counts. */
  default boolean counts() {
    return !(this instanceof Accepted);
  }
}
