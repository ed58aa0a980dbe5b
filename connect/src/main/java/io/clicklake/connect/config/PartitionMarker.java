package io.clicklake.connect.config;

import java.time.Duration;

/**
 * An empty object that says a partition of the lake is whole.
 *
 * @param name of the object in the partition
 * @param lateness record time to wait after the partition's end
 */
public record PartitionMarker(String name, Duration lateness) {

  public PartitionMarker {
    if (name.isEmpty() || name.contains("/")) {
      throw new IllegalArgumentException("marker \"%s\" is no name".formatted(name));
    }
    if (lateness.isNegative()) {
      throw new IllegalArgumentException("a lateness of " + lateness + ", not ≥ 0");
    }
  }
}
