package io.clicklake.registry.client;

import java.time.Duration;

/** How long one attempt at one address may take: until connected, and in all, body included. */
record HttpTimeouts(Duration connect, Duration request) {

  /** Two seconds to connect, ten for the whole answer. */
  static final HttpTimeouts DEFAULT =
      new HttpTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(10));

  HttpTimeouts {
    requirePositive("connect", connect);
    requirePositive("request", request);
  }

  private static void requirePositive(String name, Duration timeout) {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException(
          "the registry's " + name + " timeout is " + timeout + ", not longer than zero");
    }
  }
}
