package io.clicklake.benchmarks.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.benchmarks.measure.Spread;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The figures of the function, for people and as JSON.
 *
 * @param starts by the name of the launch, in the order they are told: each plain one before its
 *     cached one
 */
record DoorTable(Map<String, List<ColdStart>> starts, List<WarmRun> warm) {

  void print(PrintStream out) {
    String line = "%-22s %26s %26s%n";
    out.printf(line, "cold start", "ms to first answer", "CPU ms");
    starts.forEach(
        (name, runs) ->
            out.printf(
                line,
                name,
                Spread.of(runs, ColdStart::millis).text(0),
                Spread.of(runs, ColdStart::cpuMillis).text(0)));
    out.printf("median (lowest–highest)%n%n");
    for (WarmRun run : warm) {
      out.printf(
          Locale.ROOT, "%s, warm; peak RSS %.0f MB%n", run.launch(), run.peakResidentMegabytes());
      out.printf(
          "%8s %8s %8s %10s %14s%n", "batch", "p50 ms", "p99 ms", "events/s", "CPU µs/event");
      for (Warm size : run.sizes()) {
        out.printf(
            Locale.ROOT,
            "%8d %8.2f %8.2f %,10.0f %14.1f%n",
            size.batch(),
            size.percentileMillis(50),
            size.percentileMillis(99),
            size.eventsPerSecond(),
            size.cpuMicrosPerEvent());
      }
    }
    out.flush();
  }

  void writeTo(ObjectNode figures) {
    ObjectNode cold = figures.putObject("cold_start");
    starts.forEach(
        (name, runs) -> {
          ObjectNode node = cold.putObject(name);
          node.put("median_ms", round(Spread.of(runs, ColdStart::millis).median()))
              .put("median_cpu_ms", round(Spread.of(runs, ColdStart::cpuMillis).median()));
          ArrayNode each = node.putArray("ms");
          runs.forEach(run -> each.add(round(run.millis())));
        });
    ArrayNode runs = figures.putArray("warm");
    for (WarmRun run : warm) {
      ObjectNode node = runs.addObject();
      node.put("launch", run.launch())
          .put("peak_rss_megabytes", round(run.peakResidentMegabytes()));
      ArrayNode sizes = node.putArray("batches");
      for (Warm size : run.sizes()) {
        sizes
            .addObject()
            .put("batch", size.batch())
            .put("invocations", size.latencies().length)
            .put("p50_ms", round(size.percentileMillis(50)))
            .put("p99_ms", round(size.percentileMillis(99)))
            .put("events_per_second", Math.round(size.eventsPerSecond()))
            .put("cpu_micros_per_event", round(size.cpuMicrosPerEvent()));
      }
    }
  }

  private static double round(double figure) {
    return Math.round(figure * 1000) / 1000.0;
  }
}
