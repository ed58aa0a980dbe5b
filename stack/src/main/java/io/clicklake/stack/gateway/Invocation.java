package io.clicklake.stack.gateway;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** One event on its way to the function, and its end. */
record Invocation(String id, byte[] event, Instant deadline, CompletableFuture<Outcome> outcome) {

  boolean ended() {
    return outcome.isDone();
  }
}
