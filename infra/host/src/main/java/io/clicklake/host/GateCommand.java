package io.clicklake.host;

import io.clicklake.host.gate.Gate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code clicklake-host gate}. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    description = "Is the gate in front of the registry, until it is told to end.")
final class GateCommand implements Callable<Integer> {

  @Mixin private HostOptions options = new HostOptions();

  @Override
  public Integer call() throws InterruptedException {
    try (Gate gate = Gate.open(HostOptions.prepared(options.settings()))) {
      gate.await();
    }
    return 0;
  }
}
