package io.clicklake.stack.schema;

import io.clicklake.registry.client.RegistryException;
import io.clicklake.registry.ddl.TableRefusedException;
import io.clicklake.registry.source.UnusableSchemaException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** What a command prints: its text, or why there is none. */
final class Told {

  private Told() {}

  /** Prints in UTF-8; 2 for input that cannot be used, 1 for a registry that cannot be asked. */
  static int by(CommandSpec spec, Supplier<String> text) {
    try {
      byte[] told = text.get().getBytes(StandardCharsets.UTF_8);
      PrintStream out = System.out;
      out.write(told, 0, told.length);
      out.flush();
      return ExitCode.OK;
    } catch (UnusableSchemaException | TableRefusedException e) {
      return failed(spec, e, ExitCode.USAGE);
    } catch (RegistryException e) {
      return failed(spec, e, ExitCode.SOFTWARE);
    }
  }

  private static int failed(CommandSpec spec, Exception failure, int exitCode) {
    spec.commandLine()
        .getErr()
        .printf("clicklake schema %s: %s%n", spec.name(), failure.getMessage());
    return exitCode;
  }
}
