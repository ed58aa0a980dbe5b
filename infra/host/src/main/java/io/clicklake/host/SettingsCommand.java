package io.clicklake.host;

import io.clicklake.host.settings.HostSettings;
import io.clicklake.host.settings.Variable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code clicklake-host settings}. */
@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    description = "Checks the host's settings and prints each as it is in force; none is secret.")
final class SettingsCommand implements Callable<Integer> {

  @Mixin private HostOptions options = new HostOptions();

  @Override
  public Integer call() {
    HostSettings settings = options.settings();
    for (Variable variable : Variable.values()) {
      System.out.println(variable.key() + "=" + settings.text(variable));
    }
    return 0;
  }
}
