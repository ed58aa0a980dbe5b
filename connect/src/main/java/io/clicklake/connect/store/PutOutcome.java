package io.clicklake.connect.store;

/** What became of a conditional put. */
public sealed interface PutOutcome {

  /** The object is there now, under this entity tag. */
  record Written(String entityTag) implements PutOutcome {}

  /** The condition did not hold (HTTP 412); nothing was written. */
  record ConditionFailed() implements PutOutcome {}
}
