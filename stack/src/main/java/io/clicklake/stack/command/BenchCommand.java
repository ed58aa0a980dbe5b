package io.clicklake.stack.command;

import io.clicklake.components.ComponentException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/**
 * {@code clicklake bench} in the list of commands; the script {@code clicklake} itself runs it,
 * from the module {@code benchmarks}, of which the stack knows nothing.
 */
@Command(
    name = "bench",
    description = "Measures the sink, and what it survives: bench --help lists the scenarios.")
public final class BenchCommand implements Callable<Integer> {

  @Parameters(hidden = true)
  private List<String> scenario = new ArrayList<>();

  @Unmatched private List<String> options = new ArrayList<>();

  @Override
  public Integer call() {
    throw new ComponentException(
        "bench %s %s is run by the script clicklake, not from stack/: call ./clicklake bench"
            .formatted(String.join(" ", scenario), String.join(" ", options)));
  }
}
