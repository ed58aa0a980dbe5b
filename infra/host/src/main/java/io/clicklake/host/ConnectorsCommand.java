package io.clicklake.host;

import io.clicklake.host.connect.Connectors;
import io.clicklake.host.connect.Worker;
import io.clicklake.host.settings.HostSettings;
import io.clicklake.host.settings.Variable;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code clicklake-host connectors}. */
@Command(
    name = "connectors",
    mixinStandardHelpOptions = true,
    description = "Brings the sink's connectors to the Connect worker and waits until they run.")
final class ConnectorsCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Mixin private HostOptions options = new HostOptions();

  @Override
  public Integer call() {
    HostSettings settings = options.settings();
    String folder =
        settings.text(Variable.SINK).equals("clicklake")
            ? "connect/connectors"
            : "connect/connectors-confluent";
    new Connectors(
            HostOptions.prepared(settings),
            folder,
            new Worker(URI.create(settings.addresses().connect())))
        .bring(Patience.of(PATIENCE))
        .forEach(System.out::println);
    return 0;
  }
}
