package io.clicklake.host;

import io.clicklake.host.prepare.Prepared;
import io.clicklake.host.secret.ParameterStore;
import io.clicklake.host.secret.SecretFiles;
import io.clicklake.host.secret.Secrets;
import io.clicklake.host.settings.HostSettings;
import io.clicklake.host.settings.Variable;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which host a command is about; every command mixes this in. */
final class HostOptions {

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      defaultValue = "${env:CLICKLAKE_SETTINGS:-/etc/clicklake/host.env}",
      description =
          "The host's settings (default: CLICKLAKE_SETTINGS of the environment, else /etc/clicklake/host.env).")
  private Path file = Path.of("/etc/clicklake/host.env");

  HostSettings settings() {
    return HostSettings.read(file);
  }

  /** What was prepared of these settings. */
  static Prepared prepared(HostSettings settings) {
    return new Prepared(settings.path(Variable.RUN));
  }

  /** Where the settings say that secrets are kept; until this process ends. */
  static Secrets secrets(HostSettings settings) {
    return settings
        .given(Variable.PARAMETER_PREFIX)
        .<Secrets>map(
            prefix ->
                new ParameterStore(
                    ParameterStore.client(
                        settings.text(Variable.REGION),
                        settings.given(Variable.PARAMETER_ENDPOINT).map(URI::create)),
                    prefix,
                    settings.given(Variable.KMS_KEY)))
        .orElseGet(() -> new SecretFiles(settings.path(Variable.STATE).resolve("secrets")));
  }

  /** The distribution that this program is of: its scripts say so. */
  static Path distribution() {
    String home = System.getProperty("clicklake.distribution");
    if (home == null) {
      throw new HostException(
          "system property clicklake.distribution is not set: call bin/clicklake-host of a distribution");
    }
    return Path.of(home);
  }
}
