package io.clicklake.stack.gateway;

/** How an invocation ended. */
sealed interface Outcome {

  /** The function answered. */
  record Answered(byte[] payload) implements Outcome {}

  /** The function, or its start, failed; {@code error} is what it said about it. */
  record Failed(String error) implements Outcome {}

  /** The function did not answer by the deadline. */
  record TimedOut() implements Outcome {}

  /** Too many invocations wait already. */
  record Refused() implements Outcome {}
}
