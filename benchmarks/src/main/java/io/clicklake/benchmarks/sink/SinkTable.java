package io.clicklake.benchmarks.sink;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.benchmarks.measure.Spread;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The repetitions of a sink's measurement, for people and as JSON. */
record SinkTable(List<Repetition> repetitions) {

  private static final String LINE = "%-26s %22s %26s%n";

  SinkTable {
    repetitions = List.copyOf(repetitions);
  }

  void print(PrintStream out) {
    out.printf(LINE, "median (lowest–highest)", "sink", "no-op worker");
    both(out, "CPU µs/record", 2, Figures::cpuMicrosPerRecord);
    if (knowsLate()) {
      sink(out, "… of the second half", 2, SinkTable::late);
    }
    both(out, "records/s", 0, Figures::recordsPerSecond);
    both(out, "MB/s of Avro", 1, Figures::megabytesPerSecond);
    both(out, "peak RSS, MB", 0, Figures::peakResidentMegabytes);
    sink(out, "files", 0, Figures::files);
    sink(out, "bytes in files", 0, Figures::bytes);
    out.printf(
        "%-26s %22s%n",
        "in-process CPU µs/record", Spread.of(repetitions, Repetition::inProcessMicros).text(2));
    out.printf(
        Locale.ROOT,
        "%-26s %22s   = (sink − no-op) / in-process%n",
        "the sink's own share",
        Spread.of(repetitions, Repetition::ownShare).text(2));
    out.flush();
  }

  private boolean knowsLate() {
    return repetitions.stream().allMatch(run -> run.sink().lateMicrosPerRecord().isPresent());
  }

  private static double late(Figures figures) {
    return figures.lateMicrosPerRecord().orElseThrow();
  }

  private void both(PrintStream out, String name, int decimals, ToDoubleFunction<Figures> figure) {
    out.printf(
        LINE,
        name,
        Spread.of(repetitions, run -> figure.applyAsDouble(run.sink())).text(decimals),
        Spread.of(repetitions, run -> figure.applyAsDouble(run.noOp())).text(decimals));
  }

  private void sink(PrintStream out, String name, int decimals, ToDoubleFunction<Figures> figure) {
    out.printf(
        "%-26s %22s%n",
        name, Spread.of(repetitions, run -> figure.applyAsDouble(run.sink())).text(decimals));
  }

  void writeTo(ObjectNode figures) {
    ObjectNode median = figures.putObject("median");
    median
        .put("sink_cpu_micros_per_record", median(run -> run.sink().cpuMicrosPerRecord()))
        .put("no_op_cpu_micros_per_record", median(run -> run.noOp().cpuMicrosPerRecord()))
        .put("in_process_cpu_micros_per_record", median(Repetition::inProcessMicros))
        .put("own_share", median(Repetition::ownShare))
        .put("records_per_second", median(run -> run.sink().recordsPerSecond()))
        .put("peak_rss_megabytes", median(run -> run.sink().peakResidentMegabytes()));
    if (knowsLate()) {
      median.put("second_half_cpu_micros_per_record", median(run -> late(run.sink())));
    }
    ArrayNode runs = figures.putArray("runs");
    for (Repetition run : repetitions) {
      ObjectNode node = runs.addObject();
      run.sink().writeTo(node.putObject("sink"));
      run.noOp().writeTo(node.putObject("no_op_worker"));
      node.put("in_process_cpu_micros_per_record", Figures.round(run.inProcessMicros()));
      node.put("own_share", Figures.round(run.ownShare()));
    }
  }

  private double median(ToDoubleFunction<Repetition> figure) {
    return Figures.round(Spread.of(repetitions, figure).median());
  }
}
