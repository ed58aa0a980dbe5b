package io.clicklake.stack.demo;

import io.clicklake.components.ComponentException;
import io.clicklake.stack.command.StackOptions;
import io.clicklake.stack.lake.LakeDirectory;
import io.clicklake.stack.lake.QueryFailedException;
import io.clicklake.stack.local.ComponentStatus;
import io.clicklake.stack.local.LocalStack;
import io.clicklake.stack.local.Supervision;
import io.clicklake.stack.traffic.IngestRefusedException;
import io.clicklake.stack.traffic.TrafficPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code clicklake demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Sends the clicks of an invented blog through the whole pipeline and reconciles the lake with them.",
      "Starts the stack unless it is up, posts the events over HTTP, waits for the lake, asks it by SQL.",
      "Exit status 1 where a sum is off."
    },
    footer = {
      "",
      "Examples:",
      "  clicklake demo                                   and look around until Ctrl-C",
      "  clicklake demo --events 5000 --exit              once through, as the CI does",
      "  clicklake demo --exit --report target/demo.json  with the findings as JSON"
    })
public final class DemoCommand implements Callable<Integer> {
  private static final DateTimeFormatter RUN_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmss'z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private StackOptions options = new StackOptions();

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many events, malformed ones included (default: ${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed makes the same visits (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--exit",
      description = "Ends the stack after the report, if it was started here.")
  private boolean exit;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "50",
      description = "Events in a request, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int batchSize;

  @Option(
      names = "--senders",
      paramLabel = "N",
      defaultValue = "4",
      description = "Requests at the same time (default: ${DEFAULT-VALUE}).")
  private int senders;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also writes the findings to this file, as JSON.")
  private @Nullable Path report;

  @Override
  public Integer call() throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    StepTimes times = new StepTimes(System::nanoTime);
    Clock clock = Clock.systemUTC();
    TrafficPlan plan = plan(clock);
    Demo.Load load = load();
    try (LocalStack stack = options.stack()) {
      Optional<Supervision> supervision = bringUp(stack, out);
      out.println("live     " + stack.websiteUrl("/lake"));
      times.done("start");
      Path logs = stack.stateDirectory().resolve("logs");
      LakeDirectory lake = new LakeDirectory(stack.lakeRoot());
      Demo demo = new Demo(stack, lake, logs.resolve("connect.log"), out, clock);
      Callable<DemoReport> run = () -> demo.run(plan, load, times);
      DemoReport found = supervision.isPresent() ? supervision.get().during(run) : run.call();
      new Showing(out).show(found);
      write(found);
      if (!exit) {
        new Signpost(out)
            .show(
                stack.websiteUrl("/"),
                stack.websiteUrl("/lake"),
                stack.ingestUrl(),
                lake.root(),
                logs,
                options.text(),
                supervision.isPresent()
                    ? "Ctrl-C ends it"
                    : "./clicklake down" + options.text() + " ends it");
        supervision.ifPresent(Supervision::await);
      }
      return found.reconciliation().exact() ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (IngestRefusedException
        | LakeBehindException
        | QueryFailedException
        | UncheckedIOException e) {
      throw new ComponentException(String.valueOf(e.getMessage()), e);
    }
  }

  private void write(DemoReport found) {
    if (report == null) {
      return;
    }
    try {
      found.writeTo(report);
    } catch (IOException e) {
      throw new ComponentException("cannot write the report to " + report + ": " + e, e);
    }
  }

  private TrafficPlan plan(Clock clock) {
    String run =
        "demo-"
            + RUN_TIME.format(clock.instant())
            + "-"
            + UUID.randomUUID().toString().substring(0, 8);
    try {
      return TrafficPlan.overLastHours(events, seed, run, clock);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--events: " + e.getMessage(), e);
    }
  }

  private Demo.Load load() {
    try {
      return new Demo.Load(batchSize, senders);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Starts the stack under supervision, or finds it up, whoever supervises it then. */
  private static Optional<Supervision> bringUp(LocalStack stack, PrintStream out) {
    List<ComponentStatus> status = stack.status();
    if (!status.isEmpty() && status.stream().allMatch(ComponentStatus::healthy)) {
      out.println("the stack is up");
      return Optional.empty();
    }
    stack.start(out);
    return Optional.of(stack.supervise(out));
  }
}
