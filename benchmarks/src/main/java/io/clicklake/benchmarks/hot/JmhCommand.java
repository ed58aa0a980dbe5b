package io.clicklake.benchmarks.hot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.benchmarks.measure.Machine;
import io.clicklake.benchmarks.run.ReportFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clicklake bench jmh}. */
@Command(
    name = "jmh",
    mixinStandardHelpOptions = true,
    description = "Measures the hot loops by themselves, on warm code, with JMH.")
public final class JmhCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "REGEX",
      defaultValue = ".*",
      description = "Which benchmarks (default: all).")
  private String regex = "";

  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "In how many processes each is measured.")
  private @Nullable Integer forks;

  @Option(
      names = "--profiler",
      paramLabel = "NAME",
      description = "One of JMH's profilers, for example gc or stack.")
  private @Nullable String profiler;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also writes the scores to this file, as JSON.")
  private @Nullable Path report;

  @Override
  public Integer call() throws Exception {
    Machine machine = Machine.thisOne();
    ChainedOptionsBuilder options = new OptionsBuilder().include(regex).shouldFailOnError(true);
    if (forks != null) {
      options.forks(forks);
    }
    if (profiler != null) {
      options.addProfiler(profiler);
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    if (report != null) {
      write(results, machine, report);
    }
    return ExitCode.OK;
  }

  private static void write(Collection<RunResult> results, Machine machine, Path report)
      throws IOException {
    ReportFile file = new ReportFile("jmh", machine, Clock.systemUTC());
    ArrayNode scores = file.figures().putArray("scores");
    for (RunResult result : results) {
      Result<?> score = result.getPrimaryResult();
      ObjectNode node = scores.addObject();
      node.put("benchmark", result.getParams().getBenchmark());
      for (String parameter : result.getParams().getParamsKeys()) {
        node.put(parameter, result.getParams().getParam(parameter));
      }
      node.put("score", score.getScore())
          .put("error", score.getScoreError())
          .put("median", score.getStatistics().getPercentile(50))
          .put("lowest", score.getStatistics().getMin())
          .put("highest", score.getStatistics().getMax())
          .put("unit", score.getScoreUnit());
      result
          .getSecondaryResults()
          .forEach((name, other) -> node.put(name + " " + other.getScoreUnit(), other.getScore()));
    }
    file.write(report);
  }
}
