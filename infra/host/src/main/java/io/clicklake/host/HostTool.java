package io.clicklake.host;

import io.clicklake.host.settings.InvalidSettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code clicklake-host} command. */
@Command(
    name = "clicklake-host",
    description =
        "What the units of a Clicklake host call; each command may be called again at any time.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      SettingsCommand.class,
      PrepareCommand.class,
      AwaitCommand.class,
      TopicsCommand.class,
      SchemasCommand.class,
      ConnectorsCommand.class,
      GateCommand.class,
      MeasureCommand.class,
      RotateCommand.class,
    })
public final class HostTool implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private HostTool() {}

  /** Runs the command and ends this process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new HostTool())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(HostTool::fail);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** What is expected to go wrong is told in words; anything else is told with its origin. */
  private static int fail(
      Exception thrown, CommandLine commandLine, CommandLine.ParseResult arguments) {
    if (thrown instanceof HostException || thrown instanceof InvalidSettingsException) {
      commandLine.getErr().println("clicklake-host: " + thrown.getMessage());
    } else {
      thrown.printStackTrace(commandLine.getErr());
    }
    return commandLine.getCommandSpec().exitCodeOnExecutionException();
  }
}
