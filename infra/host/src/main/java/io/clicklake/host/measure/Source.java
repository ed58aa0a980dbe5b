package io.clicklake.host.measure;

import io.clicklake.host.HostException;
import java.io.IOException;
import java.util.Map;

/** Something that numbers are read off. */
@FunctionalInterface
interface Source {

  /**
   * The numbers of now.
   *
   * @throws IOException or {@link HostException} when it cannot be read now
   */
  Map<Metric, Double> read() throws IOException;
}
