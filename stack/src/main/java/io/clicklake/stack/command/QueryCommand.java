package io.clicklake.stack.command;

import io.clicklake.stack.lake.Lake;
import io.clicklake.stack.lake.LakeDirectory;
import io.clicklake.stack.lake.OutputFormat;
import io.clicklake.stack.lake.QueryFailedException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clicklake query}. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = {
      "Asks the local lake in DuckDB's SQL, whether the stack is up or not.",
      "Views: click_events (accepted events) and rejected_events (the others, with reason and payload).",
      "Both have the partition's columns year, month, day and hour as numbers. Times are in UTC."
    },
    footer = {
      "",
      "Examples:",
      "  clicklake query \"SELECT event_type, count(*) FROM click_events GROUP BY ALL\"",
      "  clicklake query \"SELECT reason, payload FROM rejected_events\" --format json",
      "  clicklake query \"FROM click_events WHERE hour = 14\" --format csv > 14.csv",
      "  clicklake query \"DESCRIBE click_events\""
    })
public final class QueryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private StackOptions options = new StackOptions();

  @Parameters(paramLabel = "SQL", description = "The query.")
  private String sql = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OutputFormat format = OutputFormat.table;

  @Override
  public Integer call() throws IOException {
    LakeDirectory directory = new LakeDirectory(options.stack().lakeRoot());
    PrintStream standardOutput = System.out;
    try (Lake lake = Lake.open(directory)) {
      Writer out =
          new BufferedWriter(new OutputStreamWriter(standardOutput, StandardCharsets.UTF_8));
      lake.query(sql, List.of(), format.to(out));
      out.flush();
      return ExitCode.OK;
    } catch (QueryFailedException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }
}
