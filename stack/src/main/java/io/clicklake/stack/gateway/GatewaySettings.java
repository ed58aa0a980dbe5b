package io.clicklake.stack.gateway;

import java.time.Duration;
import java.util.Set;

/**
 * What a gateway is told.
 *
 * @param ingestPort the HTTP API's port on 127.0.0.1
 * @param runtimeApiPort the Lambda Runtime API's port on 127.0.0.1
 * @param functionTimeout from a request to the end of its invocation; below the 30 s after which
 *     API Gateway gives up
 * @param maxWaiting invocations that may wait for a runtime
 */
record GatewaySettings(
    int ingestPort,
    int runtimeApiPort,
    Duration functionTimeout,
    int maxWaiting,
    Set<String> routes,
    CorsPolicy cors) {

  private static final Duration INTEGRATION_TIMEOUT = Duration.ofSeconds(30);

  GatewaySettings {
    routes = Set.copyOf(routes);
    if (functionTimeout.isNegative()
        || functionTimeout.isZero()
        || functionTimeout.compareTo(INTEGRATION_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "function timeout is "
              + functionTimeout
              + ", expected more than 0 and at most API Gateway's own "
              + INTEGRATION_TIMEOUT);
    }
    if (maxWaiting < 1) {
      throw new IllegalArgumentException("maxWaiting is " + maxWaiting + ", expected 1 or more");
    }
  }
}
