package io.clicklake.producer.publish;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How that is which a publisher needs, each thing asked for itself. */
public record Health(List<Check> checks) {

  /**
   * One thing, asked now.
   *
   * @param name {@code kafka} or {@code schemas}
   * @param took until its answer, or until it was not waited for any longer
   * @param ailment what is wrong, without addresses, for anybody may ask; empty when nothing is
   */
  public record Check(String name, Duration took, Optional<String> ailment) {}

  public Health {
    checks = List.copyOf(checks);
  }

  public boolean well() {
    return checks.stream().allMatch(check -> check.ailment().isEmpty());
  }
}
