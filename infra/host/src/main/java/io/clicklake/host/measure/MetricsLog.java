package io.clicklake.host.measure;

import java.io.IOException;
import java.time.Instant;

/** Where lines of metrics go. */
@FunctionalInterface
interface MetricsLog {

  /**
   * Takes a line.
   *
   * @throws IOException when it was not taken further yet
   */
  void write(Instant at, String line) throws IOException;
}
