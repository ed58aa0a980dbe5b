package io.clicklake.producer.collect;

/** What becomes of an event whose name is none of the contract's. */
public enum UnknownEvents {
  /** It is of the type {@code custom}, with its own name among its properties. */
  CUSTOM,
  /** It is rejected; events that name themselves {@code custom} are taken all the same. */
  REJECT
}
