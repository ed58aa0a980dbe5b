package io.clicklake.producer.lambda;

import io.clicklake.producer.meter.Tally;
import java.util.Optional;

/** A request's answer, and what is to be counted of it: nothing where it sends no events. */
record Served(Reply reply, Optional<Tally> tally) {

  static Served uncounted(Reply reply) {
    return new Served(reply, Optional.empty());
  }
}
