package io.clicklake.host;

import io.clicklake.host.prepare.Preparation;
import io.clicklake.host.prepare.Readers;
import io.clicklake.host.settings.HostSettings;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clicklake-host prepare}. */
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    description = "Writes what the services read, anew; makes secrets that are missing.")
final class PrepareCommand implements Callable<Integer> {

  @Mixin private HostOptions options = new HostOptions();

  @Option(
      names = "--readers",
      paramLabel = "WHO",
      defaultValue = "OWNER",
      description =
          "Who may read it: owner, or service (each service's group too; default: owner).")
  private Readers readers = Readers.OWNER;

  @Override
  public Integer call() {
    HostSettings settings = options.settings();
    List<String> prepared =
        new Preparation(
                settings,
                HostOptions.secrets(settings),
                HostOptions.distribution(),
                readers,
                Clock.systemUTC())
            .write();
    System.out.println("prepared, services=" + String.join(",", prepared));
    return 0;
  }
}
