package io.clicklake.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios with real processes, small; that they are right, not that they are fast. */
@Timeout(300)
class BenchIT {

  @TempDir Path directory;

  @Test
  void aSmallMeasurementCountsEveryRecordAndHasEveryFigure() throws IOException {
    Path report = directory.resolve("sink.json");
    assertThat(run("sink", "--events", "21000", "--report", report.toString())).isZero();
    JsonNode figures = figures(report);
    assertThat(figures.path("events").asLong()).isEqualTo(21_000);
    JsonNode run = figures.path("runs").path(0);
    for (String figure :
        new String[] {
          "cpu_micros_per_record",
          "records_per_second",
          "megabytes_per_second",
          "peak_rss_megabytes",
          "wall_seconds"
        }) {
      assertThat(run.path("sink").path(figure).asDouble()).as(figure).isPositive();
      assertThat(run.path("no_op_worker").path(figure).asDouble()).as(figure).isPositive();
    }
    assertThat(run.path("sink").path("files").asInt()).isEqualTo(3);
    assertThat(run.path("sink").path("bytes").asLong()).isPositive();
    assertThat(run.path("in_process_cpu_micros_per_record").asDouble()).isPositive();
    assertThat(run.has("own_share")).isTrue();
  }

  @Test
  void aSmallMeasurementOfTheFunctionHasEveryFigureAndItsCacheIsTaken() throws IOException {
    Path report = directory.resolve("producer.json");
    assertThat(run("producer", "--starts", "1", "--seconds", "1", "--report", report.toString()))
        .isZero();
    JsonNode figures = figures(report);
    JsonNode cold = figures.path("cold_start");
    assertThat(cold.size()).isGreaterThanOrEqualTo(2).isEven();
    cold.properties()
        .forEach(
            launch -> {
              assertThat(launch.getValue().path("median_ms").asDouble()).isPositive();
              assertThat(launch.getValue().path("median_cpu_ms").asDouble()).isPositive();
              assertThat(launch.getValue().path("ms")).hasSize(1);
            });
    JsonNode warm = figures.path("warm").path(0);
    assertThat(warm.path("peak_rss_megabytes").asDouble()).isPositive();
    assertThat(warm.path("batches")).hasSize(3);
    for (JsonNode size : warm.path("batches")) {
      for (String figure :
          new String[] {"p50_ms", "p99_ms", "events_per_second", "cpu_micros_per_event"}) {
        assertThat(size.path(figure).asDouble()).as("%s of %s", figure, size).isPositive();
      }
    }
  }

  @Test
  void aSmallPlanOfFaultsLosesNothingAndWritesNothingTwice() throws IOException {
    Path report = directory.resolve("faults.json");
    assertThat(
            run(
                "faults",
                "--events",
                "60000",
                "--kills",
                "3",
                "--partitions",
                "3",
                "--seed",
                "3",
                "--report",
                report.toString()))
        .isZero();
    JsonNode figures = figures(report);
    assertThat(figures.path("kills").asInt()).isEqualTo(3);
    assertThat(figures.path("rows").asLong()).isEqualTo(60_000);
    assertThat(figures.path("distinct").asLong()).isEqualTo(60_000);
    assertThat(figures.path("exact").asBoolean()).isTrue();
    assertThat(figures.path("log").size()).isGreaterThanOrEqualTo(figures.path("steps").asInt());
  }

  private static int run(String... arguments) {
    return Bench.commandLine().execute(arguments);
  }

  private static JsonNode figures(Path report) throws IOException {
    JsonNode root = new JsonMapper().readTree(report.toFile());
    assertThat(root.path("machine").path("cores").asInt()).isPositive();
    return root.path("figures");
  }
}
