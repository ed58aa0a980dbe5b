package io.clicklake.benchmarks;

import io.clicklake.benchmarks.fault.FaultsCommand;
import io.clicklake.benchmarks.hot.JmhCommand;
import io.clicklake.benchmarks.ingest.ProducerCommand;
import io.clicklake.benchmarks.run.ScenarioFailedException;
import io.clicklake.benchmarks.sink.SinkCommand;
import io.clicklake.components.ComponentException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code clicklake bench} command. */
@Command(
    name = "clicklake bench",
    description = "What an event costs at the door and in the sink, and what the sink survives.",
    synopsisSubcommandLabel = "SCENARIO",
    mixinStandardHelpOptions = true,
    subcommands = {ProducerCommand.class, SinkCommand.class, FaultsCommand.class, JmhCommand.class})
public final class Bench implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Bench() {}

  /** Runs the scenario and ends this process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command with all its scenarios. */
  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Bench::fail);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a scenario is missing");
  }

  /** What is expected to go wrong is told in words; anything else is told with its origin. */
  private static int fail(
      Exception thrown, CommandLine commandLine, CommandLine.ParseResult arguments) {
    if (thrown instanceof ComponentException || thrown instanceof ScenarioFailedException) {
      commandLine.getErr().println("clicklake bench: " + thrown.getMessage());
    } else {
      thrown.printStackTrace(commandLine.getErr());
    }
    return ExitCode.SOFTWARE;
  }
}
