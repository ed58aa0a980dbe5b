package io.clicklake.benchmarks.ingest;

import io.clicklake.benchmarks.measure.Machine;
import io.clicklake.benchmarks.run.Progress;
import io.clicklake.benchmarks.run.ReportFile;
import io.clicklake.benchmarks.run.Workspace;
import io.clicklake.benchmarks.run.Workspace.Afterwards;
import io.clicklake.components.Checkout;
import io.clicklake.components.ComponentException;
import io.clicklake.components.FunctionCommand;
import io.clicklake.components.InstalledJava;
import io.clicklake.components.JavaRuntime;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code clicklake bench producer}. */
@Command(
    name = "producer",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the function under AWS's own runtime client, before a broker and a registry: from its",
      "start to its first acknowledged event, with Java's defaults and as its image starts it, and what",
      "it does when it is warm. On this Java, and on a JDK 25 where one is installed."
    })
public final class ProducerCommand implements Callable<Integer> {

  private static final int[] BATCHES = {1, 10, 100};
  private static final int AOT = 25;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "11",
      description = "How often the function is started in each way (default: ${DEFAULT-VALUE}).")
  private int starts;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "15",
      description =
          "How long batches of 1, 10 and 100 are measured each, after as long a warm-up (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--keep", description = "Leaves the directory with caches, state and logs.")
  private boolean keep;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also writes the figures to this file, as JSON.")
  private @Nullable Path report;

  @Override
  public Integer call() throws Exception {
    requirePositive("--starts", starts);
    requirePositive("--seconds", seconds);
    Machine machine = Machine.thisOne();
    Clock clock = Clock.systemUTC();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Progress progress = new Progress(out, clock);
    DoorTable table;
    try (Workspace workspace =
        Workspace.open("producer", keep ? Afterwards.KEEP : Afterwards.DELETE)) {
      FunctionCommand function = FunctionCommand.ofCheckout(Checkout.home());
      Door door = Door.open(workspace);
      progress.step("broker and registry run in " + workspace.directory());
      table = measured(new ProducerBench(workspace, progress, function, door), function, progress);
    }
    table.print(out);
    if (report != null) {
      ReportFile file = new ReportFile("producer", machine, clock);
      table.writeTo(file.figures());
      file.write(report);
    }
    return ExitCode.OK;
  }

  /** Starts alternate, so that what else the machine does meets all ways alike. */
  private DoorTable measured(ProducerBench bench, FunctionCommand function, Progress progress)
      throws Exception {
    List<Launch> launches = new ArrayList<>();
    for (JavaRuntime java : javas()) {
      launches.add(Launch.plain(java, function));
      launches.add(bench.train(java));
    }
    Map<String, List<ColdStart>> cold = new LinkedHashMap<>();
    launches.forEach(launch -> cold.put(launch.name(), new ArrayList<>()));
    for (int start = 0; start < starts; start++) {
      for (Launch launch : launches) {
        cold.getOrDefault(launch.name(), List.of()).add(bench.coldStart(launch, start));
      }
      progress.at("%d of %d starts".formatted(start + 1, starts));
    }
    progress.step("%d starts in each of %d ways".formatted(starts, launches.size()));
    Launch asInTheImage = launches.get(launches.size() - 1);
    return new DoorTable(
        cold, List.of(bench.warm(asInTheImage, BATCHES, Duration.ofSeconds(seconds))));
  }

  /** This one, and the oldest installed that has an AOT cache. */
  private static List<JavaRuntime> javas() {
    JavaRuntime current = JavaRuntime.current();
    try {
      JavaRuntime newer = InstalledJava.onThisComputer().atLeast(AOT);
      return newer.equals(current) ? List.of(current) : List.of(current, newer);
    } catch (ComponentException none) {
      return List.of(current);
    }
  }

  private void requirePositive(String option, int value) {
    if (value < 1) {
      throw new ParameterException(
          spec.commandLine(), option + " is " + value + ", expected at least 1");
    }
  }
}
