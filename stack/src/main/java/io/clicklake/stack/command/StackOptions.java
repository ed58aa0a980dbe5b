package io.clicklake.stack.command;

import io.clicklake.components.Checkout;
import io.clicklake.stack.local.LocalStack;
import io.clicklake.stack.local.Security;
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

  @Option(
      names = "--secure",
      description =
          "The stack as a host runs it, with TLS, passwords and permissions, and a state of its own"
              + " (further ports: registry behind its gate 8084, Kafka for clients 9094, between"
              + " brokers 9095).")
  private boolean secure;

  /** The stack with these connector settings in place of its own. */
  public LocalStack stack(Map<String, String> connectorSettings) {
    return LocalStack.at(
        Checkout.home(), portOffset, secure ? Security.SECURED : Security.OPEN, connectorSettings);
  }

  /** The options as a command about the same stack takes them, each with a blank before. */
  public String text() {
    return (secure ? " --secure" : "") + (portOffset == 0 ? "" : " --port-offset " + portOffset);
  }

  /** The stack. */
  public LocalStack stack() {
    return stack(Map.of());
  }
}
