package io.clicklake.host.measure;

import io.clicklake.host.HostException;
import io.clicklake.host.connect.Worker;
import io.clicklake.host.kafka.Administrator;
import io.clicklake.host.settings.HostSettings;
import io.clicklake.host.settings.Variable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Measures a host. What cannot be read is left out of a measurement and told as a problem; alarms
 * take what is missing for what is wrong. For one thread.
 */
public final class Meter {

  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final Set<String> CONNECTORS = Set.of("clicklake-events", "clicklake-rejected");

  private final EmbeddedMetrics format;
  private final List<Source> sources;
  private final MetricsLog log;
  private final Clock clock;
  private final PrintStream problems;

  Meter(
      EmbeddedMetrics format,
      List<Source> sources,
      MetricsLog log,
      Clock clock,
      PrintStream problems) {
    this.format = format;
    this.sources = List.copyOf(sources);
    this.log = log;
    this.clock = clock;
    this.problems = problems;
  }

  /**
   * A host's meter.
   *
   * @param administrator of its broker, where one runs here; stays the caller's to close
   * @param lines where metrics go when the settings name no log group
   * @param problems what could not be read or written, a line each
   */
  public static Meter of(
      HostSettings settings,
      Optional<Administrator> administrator,
      PrintStream lines,
      PrintStream problems) {
    String node = settings.text(Variable.NODE_ID);
    List<Source> sources = new ArrayList<>();
    sources.add(new MachineSource(settings.path(Variable.STATE), MEMORY));
    if (settings.speaksForTheCluster()) {
      administrator.ifPresent(admin -> sources.add(new SinkSource(admin::sinkPositions)));
      Worker worker = new Worker(URI.create(settings.addresses().connect()));
      sources.add(() -> Map.of(Metric.FAILED_TASKS, (double) worker.notRunning(CONNECTORS)));
    }
    MetricsLog log =
        settings
            .given(Variable.LOG_GROUP)
            .<MetricsLog>map(
                group ->
                    new CloudWatchLog(
                        LogsApi.of(settings.text(Variable.REGION)), group, "host-" + node))
            .orElse((at, line) -> lines.println(line));
    return new Meter(
        new EmbeddedMetrics(settings.text(Variable.NAME), node),
        sources,
        log,
        Clock.systemUTC(),
        problems);
  }

  /** Measures once and writes a line. */
  public void measure() {
    Instant now = clock.instant();
    Map<Metric, Double> numbers = new EnumMap<>(Metric.class);
    for (Source source : sources) {
      try {
        numbers.putAll(source.read());
      } catch (IOException | HostException e) {
        problems.println("not measured: " + e.getMessage());
      }
    }
    if (numbers.isEmpty()) {
      return;
    }
    try {
      log.write(now, format.line(now, numbers));
    } catch (IOException e) {
      problems.println(e.getMessage());
    }
  }
}
