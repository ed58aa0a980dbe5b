package io.clicklake.stack.local;

import java.util.List;
import java.util.OptionalLong;

/**
 * One component as it is now.
 *
 * @param pid its process, if it runs
 * @param log its log file, from the checkout's directory
 */
public record ComponentStatus(
    String name, OptionalLong pid, List<Integer> ports, boolean healthy, String log) {

  public ComponentStatus {
    ports = List.copyOf(ports);
  }

  /** Whether its process runs. */
  public boolean running() {
    return pid.isPresent();
  }
}
