package io.clicklake.stack.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The last that is known of something.
 *
 * @param finding what was found last; empty before the first look has succeeded
 * @param trouble what the last look failed of; empty where it succeeded
 */
record Seen<T>(Optional<Finding<T>> finding, Optional<String> trouble) {

  /**
   * What a look found.
   *
   * @param at when the look began
   * @param took how long it lasted
   */
  record Finding<T>(T value, Instant at, Duration took) {}

  static <T> Seen<T> nothingYet() {
    return new Seen<>(Optional.empty(), Optional.empty());
  }

  static <T> Seen<T> found(T value, Instant at, Duration took) {
    return new Seen<>(Optional.of(new Finding<>(value, at, took)), Optional.empty());
  }

  /** The same finding, older now, since the next look failed. */
  Seen<T> failed(String why) {
    return new Seen<>(finding, Optional.of(why));
  }

  Optional<T> value() {
    return finding.map(Finding::value);
  }
}
