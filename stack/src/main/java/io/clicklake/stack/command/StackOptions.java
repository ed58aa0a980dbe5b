package io.clicklake.stack.command;

import io.clicklake.components.ComponentException;
import io.clicklake.stack.local.LocalStack;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which stack a subcommand is about; every subcommand mixes this in. */
public final class StackOptions {

  private static final String HOME = "clicklake.home";

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Moves every port up by N, with a state of its own (default: ${DEFAULT-VALUE}; ports:"
              + " ingest 8080, registry 8081, Lambda 8082, Connect 8083, S3 9000, Kafka 9092,"
              + " controller 9093).")
  private int portOffset;

  /** The checkout, as the system property {@code clicklake.home} names it. */
  public Path home() {
    String home = System.getProperty(HOME);
    if (home == null || home.isBlank()) {
      throw new ComponentException(
          "system property "
              + HOME
              + " is not set: expected the directory of the checkout; run ./clicklake");
    }
    return Path.of(home);
  }

  /** The stack with these connector settings in place of its own. */
  public LocalStack stack(Map<String, String> connectorSettings) {
    return LocalStack.at(home(), portOffset, connectorSettings);
  }

  /** The stack. */
  public LocalStack stack() {
    return stack(Map.of());
  }
}
