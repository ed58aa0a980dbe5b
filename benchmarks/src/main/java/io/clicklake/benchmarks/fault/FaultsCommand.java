package io.clicklake.benchmarks.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.benchmarks.measure.Machine;
import io.clicklake.benchmarks.run.Progress;
import io.clicklake.benchmarks.run.ReportFile;
import io.clicklake.benchmarks.run.Workspace;
import io.clicklake.benchmarks.run.Workspace.Afterwards;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code clicklake bench faults}. */
@Command(
    name = "faults",
    mixinStandardHelpOptions = true,
    description = {
      "Kills, freezes and confuses real processes under traffic, heals them, and counts the lake.",
      "Broker, registry, S3 and two distributed workers; a commit each second. Exit status 1 where"
          + " an event is lost or there twice, or anything else is off."
    },
    footer = {
      "",
      "Examples:",
      "  clicklake bench faults --report target/faults.json",
      "  clicklake bench faults --events 60000 --kills 5 --seed 7"
    })
public final class FaultsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many events (default: ${DEFAULT-VALUE}).")
  private long events;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "50",
      description =
          "How many processes are killed; other faults come beside them (default: ${DEFAULT-VALUE}).")
  private int kills;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "Partitions of the topic, and tasks (default: ${DEFAULT-VALUE}).")
  private int partitions;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed makes the same plan (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--keep", description = "Leaves the directory with topic, lake and logs.")
  private boolean keep;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also writes plan and findings to this file, as JSON.")
  private @Nullable Path report;

  @Override
  public Integer call() throws Exception {
    FaultScenario scenario = scenario();
    Machine machine = Machine.thisOne();
    Clock clock = Clock.systemUTC();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Progress progress = new Progress(out, clock);
    FaultLog log = new FaultLog(progress, clock);
    Instant begin = clock.instant();
    progress.step(
        "seed %d: %d steps, %d kills, %,d events"
            .formatted(seed, scenario.plan().steps().size(), scenario.plan().kills(), events));
    Verdict verdict;
    try (Workspace workspace =
        Workspace.open("faults", keep ? Afterwards.KEEP : Afterwards.DELETE)) {
      verdict = scenario.run(workspace, progress, log);
    }
    Duration took = Duration.between(begin, clock.instant());
    progress.step("counted");
    verdict.print(out);
    if (report != null) {
      ReportFile file = new ReportFile("faults", machine, clock);
      ObjectNode figures = file.figures();
      figures
          .put("events", events)
          .put("partitions", partitions)
          .put("seed", seed)
          .put("kills", scenario.plan().kills())
          .put("steps", scenario.plan().steps().size())
          .put("seconds", took.toMillis() / 1000.0);
      verdict.writeTo(figures);
      log.writeTo(figures.putArray("log"));
      file.write(report);
    }
    return verdict.exact() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private FaultScenario scenario() {
    try {
      return new FaultScenario(events, partitions, seed, FaultPlan.of(seed, kills));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
