package io.clicklake.stack.schema;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code clicklake schema}. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Schemas of the lake: what a change does before it merges, tables and documents made of them,"
            + " their registry.",
    subcommands = {
      ReviewCommand.class,
      DiffCommand.class,
      DocsCommand.class,
      DdlCommand.class,
      ApplyCommand.class,
    })
public final class SchemaCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
