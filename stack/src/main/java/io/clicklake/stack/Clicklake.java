package io.clicklake.stack;

import io.clicklake.components.ComponentException;
import io.clicklake.stack.command.BenchCommand;
import io.clicklake.stack.command.DownCommand;
import io.clicklake.stack.command.QueryCommand;
import io.clicklake.stack.command.StatusCommand;
import io.clicklake.stack.command.UpCommand;
import io.clicklake.stack.demo.DemoCommand;
import io.clicklake.stack.deploy.DeployCommand;
import io.clicklake.stack.deploy.DestroyCommand;
import io.clicklake.stack.schema.SchemaCommand;
import io.clicklake.stack.verify.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code clicklake} command. */
@Command(
    name = "clicklake",
    description = "Clicks on any web page become an Athena-ready Parquet lake, schema first.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Clicklake.ManifestVersion.class,
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      DemoCommand.class,
      QueryCommand.class,
      BenchCommand.class,
      VerifyCommand.class,
      SchemaCommand.class,
      DeployCommand.class,
      DestroyCommand.class,
    })
public final class Clicklake implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Clicklake() {}

  /** Runs the command and ends this process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command with all its subcommands. */
  static CommandLine commandLine() {
    return new CommandLine(new Clicklake())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Clicklake::fail);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** What is expected to go wrong is told in words; anything else is told with its origin. */
  private static int fail(
      Exception thrown, CommandLine commandLine, CommandLine.ParseResult arguments) {
    if (thrown instanceof ComponentException) {
      commandLine.getErr().println("clicklake: " + thrown.getMessage());
    } else {
      thrown.printStackTrace(commandLine.getErr());
    }
    return commandLine.getCommandSpec().exitCodeOnExecutionException();
  }

  /** The version that the build writes into the jar's manifest. */
  static final class ManifestVersion implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Clicklake.class.getPackage().getImplementationVersion();
      return new String[] {"clicklake " + (version == null ? "(not from a jar)" : version)};
    }
  }
}
