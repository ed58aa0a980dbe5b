package io.clicklake.stack.command;

import io.clicklake.components.Checkout;
import io.clicklake.stack.local.LocalStack;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which stack a subcommand is about; every subcommand mixes this in. */
public final class StackOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  private int portOffset;

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Moves every port up by N, with a state of its own (default: ${DEFAULT-VALUE}; ports:"
              + " ingest 8080, registry 8081, Lambda 8082, Connect 8083, S3 9000, Kafka 9092,"
              + " controller 9093).")
  void portOffset(int offset) {
    if (offset < 0 || offset > LocalStack.MAX_PORT_OFFSET) {
      throw new ParameterException(
          spec.commandLine(),
          "--port-offset is " + offset + ", expected 0 to " + LocalStack.MAX_PORT_OFFSET);
    }
    portOffset = offset;
  }

  /** The stack with these connector settings in place of its own. */
  public LocalStack stack(Map<String, String> connectorSettings) {
    return LocalStack.at(Checkout.home(), portOffset, connectorSettings);
  }

  /** The stack. */
  public LocalStack stack() {
    return stack(Map.of());
  }
}
