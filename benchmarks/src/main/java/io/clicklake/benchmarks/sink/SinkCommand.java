package io.clicklake.benchmarks.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.benchmarks.load.LoadedTopic;
import io.clicklake.benchmarks.measure.Machine;
import io.clicklake.benchmarks.run.ConnectorTemplate;
import io.clicklake.benchmarks.run.Progress;
import io.clicklake.benchmarks.run.ReportFile;
import io.clicklake.benchmarks.run.Workspace;
import io.clicklake.benchmarks.run.Workspace.Afterwards;
import io.clicklake.components.Checkout;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code clicklake bench sink}. */
@Command(
    name = "sink",
    mixinStandardHelpOptions = true,
    description = {
      "Measures what a sink costs per record, in a Connect worker of its own, beside the floors under it.",
      "Without options it is this project's sink. Exit status 1 where the lake does not hold each event once."
    },
    footer = {
      "",
      "Examples:",
      "  clicklake bench sink --runs 3 --report target/sink.json",
      "  clicklake bench sink --plugin-path ~/plugins --config benchmarks/config/kafka-connect-s3.properties"
    })
public final class SinkCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "1500000",
      description = "How many records (default: ${DEFAULT-VALUE}).")
  private long events;

  @Option(
      names = "--flush",
      paramLabel = "N",
      description = "Records per file (default: 100000, or a third of the events if fewer).")
  private @Nullable Long flush;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often everything is measured (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--plugin-path",
      paramLabel = "DIR",
      description = "The worker's plugin.path with another sink in it.")
  private @Nullable Path pluginPath;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "That sink's properties; TOPIC, BUCKET, S3, ACCESS, SECRET, SR and FLUSH between at signs are filled in.")
  private @Nullable Path config;

  @Option(
      names = "--plugin-discovery",
      paramLabel = "MODE",
      defaultValue = "service_load",
      description =
          "How the workers find plugins, for example hybrid_warn for one without services entries (default: ${DEFAULT-VALUE}).")
  private String pluginDiscovery = "";

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "256m",
      description = "The worker's largest heap (default: ${DEFAULT-VALUE}).")
  private String heap = "";

  @Option(
      names = "--jvm-option",
      paramLabel = "OPTION",
      description = "A further option of the worker's Java, for example -XX:+UseG1GC.")
  private List<String> jvmOptions = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "Has the sink's worker leave a flight recording there; costs a little itself.")
  private @Nullable Path profile;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed makes the same records (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long no record may come through (default: ${DEFAULT-VALUE}).")
  private int patience;

  @Option(names = "--keep", description = "Leaves the directory with topic, lake and logs.")
  private boolean keep;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also writes the figures to this file, as JSON.")
  private @Nullable Path report;

  @Override
  public Integer call() throws Exception {
    SinkSetup setup = setup();
    Machine machine = Machine.thisOne();
    Clock clock = Clock.systemUTC();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Progress progress = new Progress(out, clock);
    List<Repetition> repetitions = new ArrayList<>();
    try (Workspace workspace = Workspace.open("sink", keep ? Afterwards.KEEP : Afterwards.DELETE)) {
      SinkBench bench = new SinkBench(setup, workspace, progress);
      LoadedTopic topic = bench.load();
      for (int run = 0; run < runs; run++) {
        Repetition measured =
            new Repetition(bench.sink(topic), bench.noOp(topic), bench.inProcess());
        repetitions.add(measured);
        progress.step(
            "run %d of %d: %.2f µs/record, no-op %.2f, in-process %.2f, own share %.2f"
                .formatted(
                    run + 1,
                    runs,
                    measured.sink().cpuMicrosPerRecord(),
                    measured.noOp().cpuMicrosPerRecord(),
                    measured.inProcessMicros(),
                    measured.ownShare()));
      }
    }
    SinkTable table = new SinkTable(repetitions);
    table.print(out);
    if (report != null) {
      ReportFile file = new ReportFile("sink", machine, clock);
      describe(setup, file.figures());
      table.writeTo(file.figures());
      file.write(report);
    }
    return ExitCode.OK;
  }

  private SinkSetup setup() {
    try {
      if (runs < 1) {
        throw new IllegalArgumentException("--runs is " + runs + ", expected at least 1");
      }
      if ((pluginPath == null) != (config == null)) {
        throw new IllegalArgumentException("--plugin-path and --config go together");
      }
      Path home = Checkout.home();
      return new SinkSetup(
          flush == null ? Load.of(events) : new Load(events, flush),
          seed,
          pluginPath == null ? home.resolve("connect/target/plugin") : pluginPath,
          pluginDiscovery,
          ConnectorTemplate.read(
              config == null ? home.resolve("benchmarks/config/clicklake.properties") : config),
          heap,
          jvmOptions,
          Optional.ofNullable(profile),
          Duration.ofSeconds(patience));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void describe(SinkSetup setup, ObjectNode figures) {
    figures
        .put("events", setup.load().events())
        .put("flush", setup.load().flush())
        .put("heap", setup.heap())
        .put("jvm_options", String.join(" ", setup.sinkOptions()))
        .put("plugin_path", named(setup.pluginPath()))
        .put("plugin_discovery", setup.pluginDiscovery())
        .put("config", named(setup.template().file()));
  }

  /** A path of the checkout as one, for reports are compared between machines. */
  private static String named(Path path) {
    Path home = Checkout.home().toAbsolutePath();
    Path absolute = path.toAbsolutePath();
    return (absolute.startsWith(home) ? home.relativize(absolute) : absolute).toString();
  }
}
