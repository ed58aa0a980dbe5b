package io.clicklake.stack;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * Asks a container until it serves. Testcontainers' own strategies ask at mapped ports, and there
 * are none on the host's network.
 */
final class UntilItServes extends AbstractWaitStrategy {

  private final Callable<Boolean> serves;

  UntilItServes(Duration patience, Callable<Boolean> serves) {
    this.serves = serves;
    withStartupTimeout(patience);
  }

  @Override
  protected void waitUntilReady() {
    await().atMost(startupTimeout).until(serves);
  }
}
