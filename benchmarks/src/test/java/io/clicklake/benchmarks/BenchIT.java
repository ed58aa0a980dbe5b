package io.clicklake.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
    JsonNode figures = Benches.figures(directory.resolve("sink.json"), "sink", "--events", "21000");
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
    JsonNode figures =
        Benches.figures(
            directory.resolve("producer.json"), "producer", "--starts", "1", "--seconds", "1");
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
}
